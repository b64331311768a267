using NestedDsc.GuestHyperVRole;
using NestedDsc.Protocol;

ResourceProcess process = ResourceProcess.Current();
return ResourceHost.Run(args, process, new GuestHyperVRoleResource(process.Environment));
