using NestedDsc.Tool;

return await ToolProgram.RunAsync(args, ToolProcess.Current());
