// Callers sign in with Entra before a function sees them; function keys are asked for as well.
param appName string
param clientId string
param audiences string[]
param allowedApplications string[]

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: appName

  resource auth 'config' = {
    name: 'authsettingsV2'
    properties: {
      platform: { enabled: true, runtimeVersion: '~1' }
      globalValidation: {
        requireAuthentication: true
        unauthenticatedClientAction: 'Return401'
        // Callers that cannot sign in: monitors, Facebook, whose deliveries are signed, and readers of the description of the API. The app
        // itself asks Power Query to sign in, with the challenge that it needs. The dashboard's page holds no data; what it asks for is not excluded.
        excludedPaths: ['/api/health', '/api/openapi.json', '/api/dashboard', '/api/dashboard/*', '/api/webhooks/facebook', '/api/entra/odata/*']
      }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            clientId: clientId
            openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
          }
          validation: {
            allowedAudiences: audiences
            defaultAuthorizationPolicy: { allowedApplications: allowedApplications }
          }
        }
      }
      login: { tokenStore: { enabled: false } }
    }
  }
}
