/** Something that goes on although a target is contained, and what stops it. */
export interface Row {
  readonly what: string;
  readonly instead: string;
}

/** The same with its place. */
export interface NotStopped extends Row {
  /** Account of AWS, subscription of Azure, or `Entra`. */
  readonly account: string;
  /** Such as `user ci-deploy`. */
  readonly target: string;
}
