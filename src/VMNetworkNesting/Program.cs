using NestedDsc.Protocol;
using NestedDsc.VMNetworkNesting;

ResourceProcess process = ResourceProcess.Current();
return ResourceHost.Run(args, process, new VMNetworkNestingResource(process.Environment));
