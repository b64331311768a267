Set-StrictMode -Version 3.0

# Of other modules only Write-Warning and Write-Verbose are used, so that nothing but PowerShell itself has to be on the machine.

# The agent loads this module from the package; a definition of its own keeps another module's class of that name apart.
class NestedDscReason
{
    [DscProperty()]
    [string] $Code

    [DscProperty()]
    [string] $Phrase
}

# How long the executable may take. What is stopped in the middle of a set may leave a machine half changed, so that
# limit is far above what any change takes; the time that a guest may take to shut down is added to it.
$script:ReadTimeoutSeconds = 300
$script:SetTimeoutSeconds = 1800

# A report above 100 kB is cut by the agent.
$script:MostReasons = 20
$script:LongestPhrase = 1000
