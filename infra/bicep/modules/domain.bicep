// A host name of the tenant's own, with a certificate that the operator keeps in the vault.
param appName string
param planId string
param location string
param tags object
param hostName string
param vaultName string
param certificateName string

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName
}

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: appName
}

resource certificate 'Microsoft.Web/certificates@2024-11-01' = {
  name: 'cert-${certificateName}'
  location: location
  tags: tags
  properties: {
    keyVaultId: vault.id
    keyVaultSecretName: certificateName
    serverFarmId: planId
  }
}

resource binding 'Microsoft.Web/sites/hostNameBindings@2024-11-01' = {
  parent: app
  name: hostName
  properties: {
    siteName: appName
    hostNameType: 'Verified'
    customHostNameDnsRecordType: 'CName'
    sslState: 'SniEnabled'
    thumbprint: certificate.properties.thumbprint
  }
}
