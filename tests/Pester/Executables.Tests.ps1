#Requires -Version 7.4

# Whatever an executable does, the agent gets an answer.
param([Parameter(Mandatory)] [string] $Repository, [Parameter(Mandatory)] [string] $ValuesFile)

BeforeDiscovery {
    # What stands in for an executable is a shell script.
    $hasShell = -not $IsWindows
    $values = Get-Content $ValuesFile -Raw -Encoding utf8 | ConvertFrom-Json -AsHashtable -DateKind String
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $folder = Import-TestModule $Repository
    $compliant = '{"vmName":"a","_inDesiredState":true,"reasons":[{"code":"A:A:Compliant","phrase":"It is."}]}'
}

AfterAll { Remove-TestModule $folder }

Describe 'An executable' {
    It 'is an error when it is not there' {
        Remove-Item "$folder/bin/nestedvirtualization*"
        (New-Machine a).Get().Reasons.Phrase | Should -BeLike "The package has no executable 'nestedvirtualization*'."
        { (New-Machine a).Set() } | Should -Throw "The package has no executable 'nestedvirtualization*'."
    }
}

if ($hasShell) {
    Describe 'An executable that misbehaves' {
        It 'is stopped when it does not end' {
            Set-Executable $folder nestedvirtualization "cat > /dev/null; sleep 30; touch '$folder/alive'"
            Use-Setting ReadTimeoutSeconds 1 {
                (New-Machine a).Get().Reasons.Phrase | Should -BeLike '*took longer than 1 seconds*'
            }
            Use-Setting SetTimeoutSeconds 1 {
                { (New-Machine a).Set() } | Should -Throw '*took longer than 1 seconds*'
            }
            "$folder/alive" | Should -Not -Exist
        }

        It 'has the time that a guest may take in addition to that of a set' {
            Set-Executable $folder nestedvirtualization 'cat > /dev/null; sleep 2'
            Use-Setting SetTimeoutSeconds 1 { (New-Machine a @{ ShutdownTimeoutSeconds = 30 }).Set() }
        }

        It 'is reported with what it left behind when it crashes' {
            Set-Executable $folder nestedvirtualization "cat > /dev/null; echo 'Unhandled exception. Out of luck.' >&2; exit 134"
            (New-Machine a).Get().Reasons.Phrase | Should -BeLike '*exit code 134*Out of luck.'
        }

        It 'is reported when it is killed' {
            Set-Executable $folder nestedvirtualization 'cat > /dev/null; kill -9 $$'
            (New-Machine a).Get().Reasons.Phrase | Should -BeLike '*exit code 137*'
        }

        It 'is reported with its last error' {
            $lines = '{"error":"the first"}', "{""error"":""the second $([char]0x2013) $([char]0xfc)""}", '{"warn":"no matter"}'
            Set-Executable $folder nestedvirtualization "cat > /dev/null; $($lines.ForEach({ "echo '$_' >&2" }) -join '; '); exit 3"
            $streams = Get-Streams { (New-Machine a).Get() }
            $streams.Output[0].Reasons.Phrase | Should -BeExactly "the second $([char]0x2013) $([char]0xfc) (nestedvirtualization test, exit code 3)"
            $streams.Warnings | Should -Be 'no matter'
        }

        It 'is an error when it answers with <Answer>' -ForEach @(
            @{ Answer = 'nothing'; Script = '' }
            @{ Answer = 'no JSON'; Script = 'echo no JSON' }
            @{ Answer = 'another JSON value'; Script = "echo '[]'" }
            @{ Answer = 'half an object'; Script = "echo '{""_inDesiredState"":'" }
            @{ Answer = 'an object that is no answer'; Script = "echo '{}'" }
        ) {
            Set-Executable $folder nestedvirtualization "cat > /dev/null; $Script"
            (New-Machine a).Test() | Should -BeFalse
            (New-Machine a).Get().Reasons.Code | Should -Be 'NestedVirtualization:NestedVirtualization:Error'
        }

        It 'is not stopped by pipes that are full' {
            Set-Executable $folder nestedvirtualization (
                "head -c 300000 /dev/zero | tr '\0' e >&2; cat > /dev/null; echo '$compliant'; head -c 300000 /dev/zero | tr '\0' x")
            (New-Machine a).Test() | Should -BeTrue
        }

        It 'may leave its input unread' {
            Set-Executable $folder nestedvirtualization "echo '$compliant'"
            (New-Machine ('x' * 1000000)).Test() | Should -BeTrue
        }

        It 'is run with nothing but its verb' {
            Set-Executable $folder nestedvirtualization "echo ""`$# `$@ `$DSC_TRACE_LEVEL"" >> '$folder/seen'; cat > /dev/null; echo '$compliant'"
            (New-Machine a).Test() | Should -BeTrue
            (New-Machine a).Set()
            Use-Setting VerbosePreference Continue { (New-Machine a).Set() 4> $null }
            Get-Content "$folder/seen" | Should -Be '1 test warn', '1 set warn', '1 set info'
        }

        It 'fits into a report, however many and long its reasons are' {
            $reasons = (0..49).ForEach({ "{""code"":""A:A:$_"",""phrase"":""$('x' * 5000)""}" }) -join ','
            Set-Executable $folder nestedvirtualization "cat > /dev/null; echo '{""_inDesiredState"":false,""reasons"":[$reasons]}'"
            $found = (New-Machine a).Get().Reasons
            $found.Count | Should -Be 20
            $found.ForEach({ $_.Phrase.Length }) | Should -Be (@(1000) * 20)
        }

        It 'can warn and tell, and nobody takes it for its answer' {
            $lines = '{"warn":"take care"}', '{"info":"done"}', '{"debug":"detail"}'
            Set-Executable $folder nestedvirtualization "cat > /dev/null; $($lines.ForEach({ "echo '$_' >&2" }) -join '; '); echo '$compliant'"
            $streams = Use-Setting VerbosePreference Continue { Get-Streams { (New-Machine a).Test() } }
            $streams.Output | Should -BeExactly $true
            $streams.Warnings | Should -Be 'take care'
            $streams.Verbose | Should -Be 'done'
        }
    }

    Describe 'A value of a MOF file' {
        It 'reaches the executable unchanged: <Name>' -ForEach $values {
            Set-Executable $folder nestedvirtualization "cat > '$folder/seen.json'; echo '$compliant'"
            (New-Instance NestedVirtualization $Properties).Test() | Should -BeTrue
            $seen = Get-Content "$folder/seen.json" -Raw -Encoding utf8
            $seen | Should -MatchExactly '^[ -~]*$'
            $seen = ConvertFrom-Json $seen -AsHashtable -DateKind String
            $seen.Count | Should -Be $Desired.Count
            foreach ($property in $Desired.Keys) {
                $wanted = $Desired[$property]
                if ($wanted -is [System.Collections.IDictionary]) {
                    foreach ($member in $wanted.Keys) { $seen[$property][$member] | Should -BeExactly $wanted[$member] }
                }
                else {
                    $seen[$property] | Should -BeExactly $wanted
                }
            }
        }
    }
}
