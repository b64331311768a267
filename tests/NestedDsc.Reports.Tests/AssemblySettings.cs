using Xunit.Sdk;
using Xunit.v3;

// What a writer keeps is measured: another test would be measured with it.
[assembly: Parallelization(Mode = ParallelMode.None)]
