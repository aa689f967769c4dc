// What Azure Monitor watches, because the app cannot when it is the app that is ill.
param baseName string
param location string
param tags object
param insightsId string
param workspaceId string
param emails string[]

@description('When timers run, by setting; a timer\'s setting is called as the function, then "Schedule".')
param schedules object

resource actions 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${baseName}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: take('eng-${baseName}', 12)
    emailReceivers: [for (email, i) in emails: {
      name: 'email${i}'
      emailAddress: email
      useCommonAlertSchema: true
    }]
  }
}

// A timer may stop after a deployment while all else goes on. Rules look back two days at most, so that weekly timers cannot be watched.
var timers = map(items(schedules), schedule => { function: substring(schedule.key, 0, length(schedule.key) - length('Schedule')), fields: split(schedule.value, ' ') })
var watchedTimers = filter(timers, timer => timer.fields[3] == '*' && timer.fields[5] == '*')

var deadTimers = map(watchedTimers, timer => {
  name: 'silent-${toLower(timer.function)}'
  title: 'The timer ${timer.function} has not run'
  severity: 1
  scope: insightsId
  query: 'requests | where name == "${timer.function}" and success == true'
  operator: 'LessThan'
  threshold: 1
  frequency: 'PT1H'
  window: timer.fields[2] == '*' ? 'PT3H' : 'P2D'
})

var symptoms = [
  {
    name: 'poison'
    title: 'Messages were given up'
    severity: 2
    scope: workspaceId
    query: 'StorageQueueLogs | where OperationName == "PutMessage" and Uri has "-poison"'
    operator: 'GreaterThan'
    threshold: 0
    frequency: 'PT15M'
    window: 'PT15M'
  }
  {
    name: 'failure-rate'
    title: 'More than one in ten runs fails'
    severity: 2
    scope: insightsId
    query: 'requests | summarize total = count(), failed = countif(success == false) | where total >= 20 and failed * 10 > total'
    operator: 'GreaterThan'
    threshold: 0
    frequency: 'PT15M'
    window: 'PT1H'
  }
  {
    name: 'token-end'
    title: 'A token has ended, or ends within two weeks'
    severity: 2
    scope: insightsId
    query: 'traces | where message startswith "Token ends soon"'
    operator: 'GreaterThan'
    threshold: 0
    frequency: 'PT1H'
    window: 'PT1H'
  }
  {
    name: 'spend'
    title: 'What a network asks for this month comes near its bound'
    severity: 2
    scope: insightsId
    query: 'traces | where message startswith "Spend near its bound"'
    operator: 'GreaterThan'
    threshold: 0
    frequency: 'PT1H'
    window: 'PT1H'
  }
]

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in concat(symptoms, deadTimers): {
  name: 'sqr-${baseName}-${rule.name}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: rule.title
    severity: rule.severity
    enabled: true
    scopes: [rule.scope]
    evaluationFrequency: rule.frequency
    windowSize: rule.window
    // The tables of a new workspace exist once something was written to them.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: rule.query
          timeAggregation: 'Count'
          operator: rule.operator
          threshold: rule.threshold
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    autoMitigate: true
    actions: { actionGroups: [actions.id] }
  }
}]
