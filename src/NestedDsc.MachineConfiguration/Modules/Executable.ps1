function Invoke-NestedDscExecutable
{
    <#
    .SYNOPSIS
    Runs an executable of the package and returns what it writes to standard output.

    .DESCRIPTION
    Its arguments are fixed; the instance goes to its standard input. Its warnings become warnings of PowerShell, its messages
    verbose output. If it fails, its error is thrown.

    .PARAMETER Executable
    Name of the executable, without the extension that Windows wants.

    .PARAMETER Operation
    What it is to do.

    .PARAMETER InputJson
    The instance.

    .PARAMETER TimeoutSeconds
    How long it may take before it is stopped.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Executable,
        [Parameter(Mandatory, Position = 1)] [ValidateSet('test', 'set')] [string] $Operation,
        [Parameter(Mandatory, Position = 2)] [string] $InputJson,
        [Parameter(Mandatory, Position = 3)] [int] $TimeoutSeconds
    )

    if ([System.Environment]::OSVersion.Platform -eq 'Win32NT') { $Executable += '.exe' }
    $file = [System.IO.Path]::Combine($PSScriptRoot, 'bin', $Executable)
    if (-not [System.IO.File]::Exists($file)) { throw "The package has no executable '$Executable'." }

    $utf8 = [System.Text.UTF8Encoding]::new($false)
    $start = [System.Diagnostics.ProcessStartInfo]::new($file, $Operation)
    $start.WorkingDirectory = [System.IO.Path]::GetDirectoryName($file)
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.StandardOutputEncoding = $utf8
    $start.StandardErrorEncoding = $utf8
    # Messages are written only for whoever asks for verbose output.
    $start.EnvironmentVariables['DSC_TRACE_LEVEL'] = if ($VerbosePreference -eq 'SilentlyContinue') { 'warn' } else { 'info' }

    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $limit = $TimeoutSeconds * 1000
    $process = [System.Diagnostics.Process]::Start($start)
    try
    {
        # Both streams are read while the executable runs: a full pipe would stop it.
        $output = $process.StandardOutput.ReadToEndAsync()
        $errors = $process.StandardError.ReadToEndAsync()
        try
        {
            # Bytes, not text: Windows PowerShell would use the code page of the console. They are ASCII, thus UTF-8.
            $bytes = $utf8.GetBytes($InputJson)
            $written = $process.StandardInput.BaseStream.WriteAsync($bytes, 0, $bytes.Length)
            if ($written.Wait($limit)) { $process.StandardInput.Close() }
        }
        catch
        {
            # It ended without reading all of its input; its exit code tells more than the broken pipe.
            $null = $_
        }

        $left = [int][System.Math]::Max(1, $limit - $clock.ElapsedMilliseconds)
        if (-not $process.WaitForExit($left))
        {
            Stop-NestedDscProcess $process
            throw "'$Executable $Operation' was stopped because it took longer than $TimeoutSeconds seconds."
        }

        # Whoever inherited its streams would keep them open; nobody does, so the end of the process is the end of both.
        $streams = [System.Threading.Tasks.Task[]]@($output, $errors)
        if (-not [System.Threading.Tasks.Task]::WaitAll($streams, 10000))
        {
            throw "'$Executable $Operation' ended, but its output did not."
        }

        Write-NestedDscTrace $errors.Result
        if ($process.ExitCode -ne 0) { throw (Get-NestedDscError $Executable $Operation $process.ExitCode $errors.Result) }
        return $output.Result
    }
    finally
    {
        $process.Dispose()
    }
}

function Stop-NestedDscProcess
{
    <#
    .SYNOPSIS
    Stops a process that takes too long.

    .PARAMETER Process
    The process.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param([Parameter(Mandatory, Position = 0)] [System.Diagnostics.Process] $Process)

    try
    {
        # .NET Framework can't end a tree of processes; the executables start none.
        if ($PSVersionTable.PSVersion.Major -ge 6) { $Process.Kill($true) } else { $Process.Kill() }
        $null = $Process.WaitForExit(10000)
    }
    catch
    {
        # It ended by itself in between.
        $null = $_
    }
}

function ConvertFrom-NestedDscTrace
{
    <#
    .SYNOPSIS
    Reads what an executable writes to standard error: one JSON object a line, with the message under its level.

    .DESCRIPTION
    Lines that are no such objects, as a crash leaves them, have no level.

    .PARAMETER Text
    What it wrote.

    .OUTPUTS
    Pairs of a level and a message.
    #>
    [CmdletBinding()]
    [OutputType([System.Collections.Generic.KeyValuePair[string, string]])]
    param([Parameter(Position = 0)] [string] $Text)

    foreach ($line in $Text.Split([char[]]@(10, 13), [System.StringSplitOptions]::RemoveEmptyEntries))
    {
        $level = ''
        $message = $line
        try
        {
            $members = ConvertFrom-NestedDscJson $line
            if ($members -is [System.Collections.IDictionary] -and $members.Count -eq 1)
            {
                foreach ($name in $members.Keys)
                {
                    $level = $name
                    $message = [string]$members[$name]
                }
            }
        }
        catch
        {
            # Not one of ours.
            $null = $_
        }

        [System.Collections.Generic.KeyValuePair[string, string]]::new($level, $message)
    }
}

function Write-NestedDscTrace
{
    <#
    .SYNOPSIS
    Passes on what an executable writes to standard error: warnings as warnings, messages as verbose output.

    .PARAMETER Text
    What it wrote.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param([Parameter(Position = 0)] [string] $Text)

    foreach ($line in ConvertFrom-NestedDscTrace $Text)
    {
        switch ($line.Key)
        {
            'warn' { Write-Warning $line.Value }
            'info' { Write-Verbose $line.Value }
        }
    }
}

function Get-NestedDscError
{
    <#
    .SYNOPSIS
    Gives the error of an executable that failed: its last one, or whatever it wrote if it has none.

    .PARAMETER Executable
    Name of the executable.

    .PARAMETER Operation
    What it was to do.

    .PARAMETER ExitCode
    Its exit code.

    .PARAMETER ErrorText
    What it wrote to standard error.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Executable,
        [Parameter(Mandatory, Position = 1)] [string] $Operation,
        [Parameter(Mandatory, Position = 2)] [int] $ExitCode,
        [Parameter(Position = 3)] [string] $ErrorText
    )

    $last = $null
    $rest = ''
    foreach ($line in ConvertFrom-NestedDscTrace $ErrorText)
    {
        if ($line.Key -ceq 'error') { $last = $line.Value }
        if ($line.Key -eq '') { $rest += ' ' + $line.Value }
    }

    if ($null -ne $last) { return "$last ($Executable $Operation, exit code $ExitCode)" }
    if ($rest.Length -gt 0) { $rest = ':' + $rest }
    return "'$Executable $Operation' ended with exit code $ExitCode and without an error of its own$rest"
}
