import { ok, type Answer } from './resource';

const AUDIENCES = [
  'portal media graphAudience graph batch resourceManager activeDirectoryDataLake sqlManagement microsoftGraphResourceId',
  'appInsightsResourceId appInsightsTelemetryChannelResourceId attestationResourceId synapseAnalyticsResourceId',
  'logAnalyticsResourceId ossrDbmsResourceId gallery',
].flatMap((line) => line.split(' '));

const SUFFIXES = [
  'azureDataLakeStoreFileSystem acrLoginServer sqlServerHostname azureDataLakeAnalyticsCatalogAndJob keyVaultDns storage',
  'azureFrontDoorEndpointSuffix storageSyncEndpointSuffix mhsmDns mysqlServerEndpoint postgresqlServerEndpoint',
  'mariadbServerEndpoint synapseAnalytics attestationEndpoint',
].flatMap((line) => line.split(' '));

/** `/metadata/endpoints`: where the provider learns that this is the cloud. */
export function endpoints(url: string): Answer {
  const authentication = { loginEndpoint: url, audiences: [url], tenant: 'common', identityProvider: 'AAD' };
  const suffixes = Object.fromEntries(SUFFIXES.map((suffix) => [suffix, 'localhost']));
  const audiences = Object.fromEntries(AUDIENCES.map((name) => [name, url]));
  return ok({ ...audiences, name: 'AzureCloud', vmImageAliasDoc: '', authentication, suffixes });
}

/**
 * `/<tenant>/oauth2/v2.0/token`: a token for every client. Nobody checks its signature; its object id is the client id, so
 * that a caller is known by what it signs in with.
 */
export function token(url: string, tenant: string, form: URLSearchParams): Answer {
  const client = form.get('client_id') ?? '';
  const claims = {
    aud: url,
    iss: url,
    oid: client,
    sub: client,
    appid: client,
    tid: tenant,
    iat: 0,
    nbf: 0,
    exp: 4102444800,
  };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const access_token = `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.none`;
  return ok({ access_token, token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600 });
}
