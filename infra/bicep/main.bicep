// Everything that the pipeline needs in one resource group. Deploy with infra/deploy, remove with infra/remove (docs/deploy.md).
targetScope = 'subscription'

@minLength(2)
@maxLength(10)
@description('Short name of the tenant or brand, lower case letters and digits; part of every name.')
param workload string

@allowed(['dev', 'test', 'prod'])
param environmentName string

@description('Azure region; it must offer Flex Consumption.')
param location string

@description('Put on every resource.')
param tags object = {}

@description('Who may put tokens into the vault: object id in Entra. By default whoever deploys.')
param operatorPrincipalId string = deployer().objectId

// ---------------------------------------------------------------- what the app is told
@description('Settings of README.md that are not secret and differ from their default.')
param settings object = {}

@description('Settings of README.md whose values are secrets of the vault, by setting name; infra/set-secret stores them.')
param secretSettings string[] = []

@description('When timers run, by setting name, where it is not as in src/Functions/local.settings.json (UTC: Flex Consumption knows no time zones).')
param schedules object = {}

// ---------------------------------------------------------------- how much of it there is
@minValue(1)
@maxValue(1000)
@description('Instances at most, of each function on its own.')
param maximumInstanceCount int = 40

@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@minValue(0)
@maxValue(20)
@description('Instances that wait for HTTP requests all the time; 0 starts one when somebody asks, within seconds.')
param httpAlwaysReady int = 0

@description('Whether storage is kept in three data centres of the region instead of one.')
param zoneRedundantStorage bool = false

@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

// ---------------------------------------------------------------- who hears of trouble, and what it may cost
@description('Who gets the alerts of Azure Monitor and of the budget.')
param alertEmails string[] = []

@minValue(0)
@description('What the resource group may cost in a month, in the currency of the subscription; 0 for no budget.')
param monthlyBudget int = 0

@description('First day of a month, not in the past when the budget is first created.')
param budgetStartDate string = utcNow('yyyy-MM-01')

// ---------------------------------------------------------------- who gets in
@description('Whether storage and vault are reached through private endpoints alone. Needs the provider Microsoft.App.')
param privateNetworking bool = false

@description('Application id of the Entra registration that HTTP callers sign in with; empty for function keys alone.')
param entraClientId string = ''

@description('Audiences accepted in tokens: for Power Query the address of the API itself, https://<custom domain>.')
param entraAudiences string[] = []

@description('Applications that may call. By default Power BI Desktop with the gateway, and the refresh of the Power BI service.')
param entraAllowedApplications string[] = [
  'a672d62c-fc7b-4e81-a576-e60dc46e951d'
  'b52893c8-bc2e-47fc-918b-77022b299bbc'
]

@description('Host name for the API; its CNAME must lead to the app. Empty for the app\'s own name.')
param customDomain string = ''

@description('Name of the certificate for the custom domain in the vault.')
param customDomainCertificate string = ''

@description('Object id of the service principal "Microsoft Azure App Service" in this tenant, which reads that certificate.')
param appServicePrincipalId string = ''

var baseName = '${workload}-${environmentName}'
var resourceGroupName = 'rg-engagement-${baseName}'
var suffix = uniqueString(subscription().id, resourceGroupName)

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: resourceGroupName
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  name: 'identity'
  params: {
    name: 'id-${baseName}-${suffix}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  name: 'monitoring'
  params: {
    workspaceName: 'log-${baseName}-${suffix}'
    insightsName: 'appi-${baseName}-${suffix}'
    location: location
    tags: tags
    retentionDays: logRetentionDays
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  name: 'storage'
  params: {
    name: take('st${workload}${suffix}', 24)
    location: location
    tags: tags
    zoneRedundant: zoneRedundantStorage
    privateNetworking: privateNetworking
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  name: 'vault'
  params: {
    name: take('kv-${workload}-${suffix}', 24)
    location: location
    tags: tags
    privateNetworking: privateNetworking
    workspaceId: monitoring.outputs.workspaceId
  }
}

module roles 'modules/roles.bicep' = {
  scope: group
  name: 'roles'
  params: {
    identityPrincipalId: identity.outputs.principalId
    operatorPrincipalId: operatorPrincipalId
    appServicePrincipalId: appServicePrincipalId
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
    insightsName: monitoring.outputs.insightsName
  }
}

module network 'modules/network.bicep' = if (privateNetworking) {
  scope: group
  name: 'network'
  params: {
    name: 'vnet-${baseName}'
    location: location
    tags: tags
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
  }
}

module app 'modules/app.bicep' = {
  scope: group
  name: 'app'
  params: {
    name: 'func-${baseName}-${suffix}'
    planName: 'asp-${baseName}-${suffix}'
    location: location
    tags: tags
    identityName: identity.outputs.name
    storageName: storage.outputs.name
    packageContainer: storage.outputs.packageContainer
    vaultName: vault.outputs.name
    insightsName: monitoring.outputs.insightsName
    workspaceId: monitoring.outputs.workspaceId
    subnetId: network.?outputs.?appSubnetId ?? ''
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
    httpAlwaysReady: httpAlwaysReady
    settings: settings
    secretSettings: secretSettings
    schedules: schedules
  }
  // The host counts functions when it starts: without its roles it finds none, and says nothing.
  dependsOn: [roles]
}

module signIn 'modules/sign-in.bicep' = if (!empty(entraClientId)) {
  scope: group
  name: 'sign-in'
  params: {
    appName: app.outputs.name
    clientId: entraClientId
    audiences: entraAudiences
    allowedApplications: entraAllowedApplications
  }
}

module domain 'modules/domain.bicep' = if (!empty(customDomain)) {
  scope: group
  name: 'domain'
  params: {
    appName: app.outputs.name
    planId: app.outputs.planId
    location: location
    tags: tags
    hostName: customDomain
    vaultName: vault.outputs.name
    certificateName: customDomainCertificate
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  name: 'alerts'
  params: {
    baseName: baseName
    location: location
    tags: tags
    insightsId: monitoring.outputs.insightsId
    workspaceId: monitoring.outputs.workspaceId
    emails: alertEmails
    schedules: app.outputs.schedules
  }
}

module budget 'modules/budget.bicep' = if (monthlyBudget > 0) {
  scope: group
  name: 'budget'
  params: {
    name: 'budget-${baseName}'
    amount: monthlyBudget
    startDate: budgetStartDate
    emails: alertEmails
  }
}

output resourceGroupName string = group.name
output functionAppName string = app.outputs.name
@description('What Power BI and other readers are pointed at.')
output apiAddress string = empty(customDomain) ? 'https://${app.outputs.hostName}' : 'https://${customDomain}'
output storageAccountName string = storage.outputs.name
output keyVaultName string = vault.outputs.name
@description('Who must be granted permissions of Microsoft Graph.')
output identityPrincipalId string = identity.outputs.principalId
output workspaceId string = monitoring.outputs.workspaceId
