// One brand with a dozen pages: one instance or none at a time, everything public but locked.
using 'main.bicep'

param workload = 'brand'
param environmentName = 'prod'
param location = 'westeurope'

param alertEmails = ['operations@example.com']
param monthlyBudget = 30

param settings = {
  X__MonthlyBudgetDollars: '25'
  Alert__GroupId: '00000000-0000-0000-0000-000000000000'
  Alert__Sender: 'communities@example.com'
  Alert__Language: 'en'
  Alert__TimeZone: 'Europe/Paris'
}

param secretSettings = [
  'Collection__AuthorSecret'
  'Facebook__AppSecret'
  'Facebook__WebhookVerifyToken'
  'Facebook__PageTokens__100000000000001'
  'X__BearerToken'
]
