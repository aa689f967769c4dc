// An agency or a group with a thousand pages: private network, three data centres, sign-in with Entra under a name of its own.
using 'main.bicep'

param workload = 'agency'
param environmentName = 'prod'
param location = 'westeurope'
param tags = {
  costCentre: 'marketing'
}

param maximumInstanceCount = 100
param httpAlwaysReady = 1
param zoneRedundantStorage = true
param logRetentionDays = 90

param alertEmails = ['operations@example.com', 'on-call@example.com']
param monthlyBudget = 500

param privateNetworking = true
param entraClientId = '11111111-1111-1111-1111-111111111111'
param entraAudiences = ['https://communities.example.com']
param customDomain = 'communities.example.com'
param customDomainCertificate = 'communities'
param appServicePrincipalId = '22222222-2222-2222-2222-222222222222'

param settings = {
  Facebook__AppId: '100000000000900'
  Collection__WindowDays: '28'
  X__ClientId: 'client'
  X__MonthlyBudgetDollars: '100'
  Alert__GroupId: '00000000-0000-0000-0000-000000000000'
  Alert__Sender: 'communities@example.com'
  Alert__Language: 'fr'
  Alert__TimeZone: 'Europe/Paris'
  Alert__DriveId: 'b!drive'
}

param secretSettings = [
  'Collection__AuthorSecret'
  'Facebook__AppSecret'
  'Facebook__WebhookVerifyToken'
  'Facebook__PageTokens__100000000000001'
  'Facebook__PageTokens__100000000000002'
  'X__BearerToken'
  'X__ClientSecret'
  'X__TokenEncryptionKey'
  'X__RefreshTokens__2244994945'
]
