using NestedDsc.NestedVirtualization;
using NestedDsc.Protocol;

ResourceProcess process = ResourceProcess.Current();
return ResourceHost.Run(args, process, new NestedVirtualizationResource(process.Environment));
