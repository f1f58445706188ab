import { App } from 'cdktf';
import { awsPolicySizes } from './stacks/aws/prepare/guardrails/generated-policies';
import { prepareAws } from './stacks/aws/prepare';
import { respondAws } from './stacks/aws/respond';
import { hasAzure } from './stacks/azure/azure-stack';
import { prepareAzure } from './stacks/azure/prepare';
import { respondAzure } from './stacks/azure/respond';
import { policyQuotas } from './stacks/estate/checks/policy-quotas';
import { loadEstate } from './stacks/estate/load';
import { FileError } from './stacks/files/file-error';
import { loadIncidents } from './stacks/incident/load';
import { SettingsError, settings } from './stacks/settings';

try {
  const chosen = settings(process.env);
  const app = new App();
  const context = { estate: loadEstate(chosen.estateFile, [policyQuotas(awsPolicySizes)]), settings: chosen };
  const incidents = loadIncidents(chosen.incidentsFolder, context.estate);
  prepareAws(app, context);
  respondAws(app, context, incidents);
  if (hasAzure(context)) {
    prepareAzure(app, context);
    respondAzure(app, context, incidents);
  }
  app.synth();
} catch (error) {
  if (!(error instanceof FileError || error instanceof SettingsError)) throw error;
  // The message names what to change; a stack trace would hide it.
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
