export interface Borrowed {
  /** The one argument that containment changes. */
  readonly attribute: string;
  /**
   * How Terraform gets hold of what is there. `import`: an import block. `creation`: creating it replaces what is there, and
   * an import block would be wrong.
   */
  readonly taken: 'import' | 'creation';
  readonly why: string;
  /**
   * Every other argument of provider 5.100, which Terraform must ignore: it has no "ignore all but". `apply_immediately` says
   * when, not what, and the association's arguments cannot be changed at all.
   */
  readonly ignored: readonly string[];
}

/**
 * Resource types that belong to somebody else, of which a containment stack changes one argument and gives its value back.
 * Nothing else may be imported. All are protected from destroy, which for each of these deletes, or resets, the thing.
 */
export const BORROWED: Readonly<Record<string, Borrowed>> = {
  aws_iam_access_key: {
    attribute: 'status',
    taken: 'import',
    why: 'Inactive stops the key; the same key, not a new one, becomes Active again.',
    ignored: words('pgp_key user'),
  },
  aws_network_interface: {
    attribute: 'security_groups',
    taken: 'import',
    why: 'The only way to take groups away from one interface: aws_network_interface_sg_attachment only adds.',
    ignored: words(
      `attachment description enable_primary_ipv6 interface_type ipv4_prefix_count ipv4_prefixes ipv6_address_count
      ipv6_address_list ipv6_address_list_enabled ipv6_addresses ipv6_prefix_count ipv6_prefixes private_ip private_ip_list
      private_ip_list_enabled private_ips private_ips_count source_dest_check subnet_id tags tags_all`,
    ),
  },
  aws_network_acl_association: {
    attribute: 'network_acl_id',
    taken: 'creation',
    // Both arguments force a replacement, in which the subnet falls to the VPC's default NACL; so does its destruction.
    // https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/ec2/vpc_network_acl_association.go
    why:
      'A subnet has exactly one NACL. Never changed in place: release forgets the association with the quarantine and ' +
      'creates one with the original.',
    ignored: [],
  },
  aws_db_instance: {
    attribute: 'vpc_security_group_ids',
    taken: 'import',
    why: 'A database has no interface of its own to isolate; its groups are swapped.',
    ignored: words(
      `allocated_storage allow_major_version_upgrade auto_minor_version_upgrade availability_zone
      backup_retention_period backup_target backup_window blue_green_update ca_cert_identifier character_set_name
      copy_tags_to_snapshot custom_iam_instance_profile customer_owned_ip_enabled database_insights_mode db_name
      db_subnet_group_name dedicated_log_volume delete_automated_backups deletion_protection domain domain_auth_secret_arn
      domain_dns_ips domain_fqdn domain_iam_role_name domain_ou enabled_cloudwatch_logs_exports engine engine_lifecycle_support
      engine_version final_snapshot_identifier iam_database_authentication_enabled identifier identifier_prefix instance_class
      iops kms_key_id license_model maintenance_window manage_master_user_password master_user_secret_kms_key_id
      max_allocated_storage monitoring_interval monitoring_role_arn multi_az nchar_character_set_name network_type
      option_group_name parameter_group_name password password_wo password_wo_version performance_insights_enabled
      performance_insights_kms_key_id performance_insights_retention_period port publicly_accessible replica_mode
      replicate_source_db restore_to_point_in_time s3_import skip_final_snapshot snapshot_identifier storage_encrypted
      storage_throughput storage_type tags tags_all timezone upgrade_storage_config username`,
    ),
  },
  aws_rds_cluster: {
    attribute: 'vpc_security_group_ids',
    taken: 'import',
    why: 'The groups of an Aurora cluster are those of all its instances.',
    ignored: words(
      `allocated_storage allow_major_version_upgrade availability_zones backtrack_window
      backup_retention_period ca_certificate_identifier cluster_identifier cluster_identifier_prefix cluster_members
      cluster_scalability_type copy_tags_to_snapshot database_insights_mode database_name db_cluster_instance_class
      db_cluster_parameter_group_name db_instance_parameter_group_name db_subnet_group_name db_system_id
      delete_automated_backups deletion_protection domain domain_iam_role_name enable_global_write_forwarding
      enable_http_endpoint enable_local_write_forwarding enabled_cloudwatch_logs_exports engine engine_lifecycle_support
      engine_mode engine_version final_snapshot_identifier global_cluster_identifier iam_database_authentication_enabled
      iam_roles iops kms_key_id manage_master_user_password master_password master_password_wo master_password_wo_version
      master_user_secret_kms_key_id master_username monitoring_interval monitoring_role_arn network_type
      performance_insights_enabled performance_insights_kms_key_id performance_insights_retention_period port
      preferred_backup_window preferred_maintenance_window replication_source_identifier restore_to_point_in_time s3_import
      scaling_configuration serverlessv2_scaling_configuration skip_final_snapshot snapshot_identifier source_region
      storage_encrypted storage_type tags tags_all`,
    ),
  },
};

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}
