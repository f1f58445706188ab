import { App } from 'cdktf';
import { containAws } from './stacks/aws/containment/contain';
import { evidenceStacks } from './stacks/aws/evidence/evidence-stacks';
import { awsPolicySizes } from './stacks/aws/generated-policies';
import { prepareAws } from './stacks/aws/prepare';
import { policyQuotas } from './stacks/estate/checks/policy-quotas';
import { loadEstate } from './stacks/estate/load';
import { FileError } from './stacks/files/file-error';
import { loadIncidents } from './stacks/incident/load';
import { settings } from './stacks/settings';

try {
  const chosen = settings(process.env);
  const app = new App();
  const context = { estate: loadEstate(chosen.estateFile, [policyQuotas(awsPolicySizes)]), settings: chosen };
  const incidents = loadIncidents(chosen.incidentsFolder, context.estate);
  prepareAws(app, context);
  evidenceStacks(app, context, incidents);
  containAws(app, context, incidents);
  app.synth();
} catch (error) {
  if (!(error instanceof FileError)) throw error;
  // The message names every line to change; a stack trace would hide it.
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
