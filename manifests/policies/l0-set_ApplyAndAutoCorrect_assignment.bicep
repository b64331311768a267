@description('Name of the machine, in the resource group of the deployment.')
param machineName string

@description('What the machine is: an Azure virtual machine or one that is connected by Azure Arc.')
@allowed([
  'azure'
  'arc'
])
param machineKind string = 'arc'

@description('Location of the machine\'s resource.')
param location string = resourceGroup().location

@description('The vmName.')
param vmName string = 'lab-web01'

@description('The adapterVm.')
param adapterVm string

var configuration = {
  name: 'l0-set'
  version: '1.0.0'
  contentUri: 'https://example.blob.${environment().suffixes.storage}/machine-configuration/l0-set_1.0.0.zip'
  contentHash: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
  assignmentType: 'ApplyAndAutoCorrect'
  contentManagedIdentity: 'system'
  configurationParameter: [
    {
      name: '[NestedVirtualization]nesting;VmName'
      value: vmName
    }
    {
      name: '[VMNetworkNesting]spoofing;VmName'
      value: adapterVm
    }
  ]
}

resource azureMachine 'Microsoft.Compute/virtualMachines@2024-07-01' existing = {
  name: machineName
}

resource azureAssignment 'Microsoft.GuestConfiguration/guestConfigurationAssignments@2024-04-05' = if (machineKind == 'azure') {
  name: 'l0-set'
  scope: azureMachine
  location: location
  properties: {
    guestConfiguration: configuration
  }
}

resource arcMachine 'Microsoft.HybridCompute/machines@2024-07-10' existing = {
  name: machineName
}

resource arcAssignment 'Microsoft.GuestConfiguration/guestConfigurationAssignments@2024-04-05' = if (machineKind == 'arc') {
  name: 'l0-set'
  scope: arcMachine
  location: location
  properties: {
    guestConfiguration: configuration
  }
}
