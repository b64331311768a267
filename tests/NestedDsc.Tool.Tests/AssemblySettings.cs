using Xunit.Sdk;
using Xunit.v3;

// Scripts that a test writes are run at once; a process that another test starts meanwhile could hold them open ("text file busy").
[assembly: Parallelization(Mode = ParallelMode.None)]
