using System.Text;
using NestedDsc.MachineConfiguration.Packages;

namespace NestedDsc.MachineConfiguration.Tests.Packages;

public sealed class SharedRuntimeTests
{
    private const string Parts =
        """
        {
          "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0/win-x64" },
          "targets": {
            ".NETCoreApp,Version=v10.0/win-x64": {
              "nesteddsc/0.1.0": { "dependencies": { "nestedvirtualization": "0.1.0", "Console": "1.0.0" }, "runtime": { "nesteddsc.dll": {} } },
              "runtimepack.Microsoft.NETCore.App/10.0.0": { "runtime": { "System.dll": {} }, "native": { "coreclr.dll": {} } },
              "Console/1.0.0": { "runtime": { "lib/net10.0/Console.dll": {} } },
              "Cim/0.1.0": { "dependencies": { "Mi": "3.0.0" }, "runtime": { "Cim.dll": {} } },
              "Mi/3.0.0": { "native": { "runtimes/win-x64/native/mi.native.dll": {} } },
              "nestedvirtualization/0.1.0": { "dependencies": { "Cim": "0.1.0" }, "runtime": { "nestedvirtualization.dll": {} } },
              "vmnetworknesting/0.1.0": { "dependencies": { "Cim": "0.1.0" }, "runtime": { "vmnetworknesting.dll": {} } }
            }
          }
        }
        """;

    [Fact]
    public void A_package_has_the_runtime_and_what_its_programs_need_of_the_folder()
    {
        using Packing packing = Shared();

        string[] files =
        [
            .. packing.Build().Select(static file => file.Path)
                .Where(static path => path.Contains("/bin/", StringComparison.Ordinal))
                .Select(static path => path[(path.LastIndexOf('/') + 1)..]).Order(StringComparer.Ordinal),
        ];

        Assert.Equal(
            [
                "Cim.dll", "System.dll", "coreclr.dll", "hostfxr.dll", "hostpolicy.dll", "mi.native.dll", "nesteddsc.r2r.dll",
                "nestedvirtualization.dll", "nestedvirtualization.exe", "nestedvirtualization.runtimeconfig.json",
            ],
            files);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("")]
    [InlineData("""{ "runtimeTarget": { "name": "other" }, "targets": {} }""")]
    public void A_damaged_list_of_parts_is_refused(string list)
    {
        using Packing packing = Shared();
        packing.Add("nesteddsc.deps.json", Encoding.UTF8.GetBytes(list));

        var refusal = Assert.Throws<PackageException>(() => packing.Build());

        Assert.Contains("nesteddsc.deps.json", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_its_list_of_parts_is_refused()
    {
        using Packing packing = Shared();
        packing.Remove("nesteddsc.deps.json");

        Assert.Contains("0 files *.deps.json", Assert.Throws<PackageException>(() => packing.Build()).Message, StringComparison.Ordinal);
    }

    private static Packing Shared()
    {
        var packing = new Packing();
        packing.Add("nesteddsc.deps.json", Encoding.UTF8.GetBytes(Parts));
        foreach (string name in new[]
        {
            "hostfxr.dll", "hostpolicy.dll", "coreclr.dll", "System.dll", "Console.dll", "Cim.dll", "mi.native.dll", "nesteddsc.dll", "nesteddsc.r2r.dll",
            "nestedvirtualization.dll", "vmnetworknesting.dll", "nestedvirtualization.runtimeconfig.json", "vmnetworknesting.runtimeconfig.json",
        })
        {
            packing.Add(name, [1]);
        }

        return packing;
    }
}
