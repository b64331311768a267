#!/usr/bin/env bash
# Runs the programs for Windows under Wine 10, on stand-ins for Windows' mi.dll and dismapi.dll, and compares them with those for Linux.
#
#   bash tests/windows-e2e.sh              sets up, publishes and runs
#   bash tests/windows-e2e.sh --published  takes dist/linux-x64 and dist/win-x64 as they are
#   bash tests/windows-e2e.sh --built      takes all programs as they are and only runs the tests
#
# Needs root on a Debian or Ubuntu (Wine comes by Debian 13's packages into a chroot of its own) and is skipped elsewhere. What it
# sets up is kept in artifacts/wine; delete that folder to begin anew.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 NO_COLOR=1
unset NESTEDDSC_HOST NESTEDDSC_FAULT NESTEDDSC_TEST_MI DSC_TRACE_LEVEL
home=$PWD/artifacts/wine
wine=$PWD/tests/Windows/wine

skip() { printf 'SKIPPED: the tests under Wine: %s\n' "$1"; exit 0; }
step() { printf '%4ds  %s\n' "$SECONDS" "$1"; }

[ "$(uname -sm)" = 'Linux x86_64' ] || skip 'they need Linux on x64'
[ "$(id -u)" = 0 ] || skip 'setting up Wine needs root'
unshare --mount true 2>/dev/null || skip 'mounts are not allowed here'

if [ ! -e "$home/root/ready" ]; then
  step 'Wine 10 and mingw-w64 into artifacts/wine'
  mkdir -p "$home"
  command -v debootstrap >/dev/null || { apt-get update && apt-get install -y --no-install-recommends debootstrap; } >"$home/setup.log" 2>&1 \
    || skip "debootstrap can't be installed, see artifacts/wine/setup.log"
  rm -rf "$home/root" "$home/prefix"
  debootstrap --variant=minbase trixie "$home/root" >>"$home/setup.log" 2>&1 \
    || skip "Debian 13 can't be had, see artifacts/wine/setup.log"
  "$wine" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    wine wine64 gcc-mingw-w64-x86-64-win32 lld >>"$home/setup.log" 2>&1 || skip "Wine can't be installed, see artifacts/wine/setup.log"
  "$wine" apt-get clean
  touch "$home/root/ready"
fi

step 'stand-ins'
mkdir -p "$home/native"
cc() { "$wine" x86_64-w64-mingw32-gcc -O1 -Wall -Wextra -Werror "$@"; }
cc -std=c17 -shared -static-libgcc -o "$home/native/mi.dll" "$PWD"/tests/Native/mi/*.c -lws2_32
cc -std=c17 -shared -static-libgcc -o "$home/native/dismapi.dll" \
  "$PWD/tests/Native/dism/dismapi.c" "$PWD/tests/Native/mi/wire.c" "$PWD/tests/Native/mi/instance.c" -lws2_32 -ladvapi32
cc -std=gnu17 -fno-builtin -Wno-missing-field-initializers -c -o "$home/native/crt.o" "$PWD/tests/Native/crt/crt.c"

mode=${1:-}
if [ -z "$mode" ]; then
  step 'publish'
  dotnet build src/dist.proj -p:Rid=linux-x64 -v q
  dotnet build src/dist.proj -p:Rid=win-x64 -v q
fi
if [ "$mode" != --built ]; then
  # Published over itself it would lose MMI's library beside it: the SDK takes that for a leftover.
  rm -rf "$home/probe"
  dotnet publish tests/Windows/Probe -c Release -r win-x64 -p:DistBuild=true -p:DistNative=false \
    "-p:ArtifactsPath=$PWD/artifacts/dist/probe" "-p:PublishDir=$home/probe/" -v q

  # NativeAOT for Windows: whatever ILC warns of is an error, but for three members of MMI; what is linked is for the tests only.
  step 'native code for Windows'
  rm -rf "$home/win-x64-native" artifacts/dist/win-x64-native/obj/*/release_win-x64/native
  for project in GuestHyperVRole NestedVirtualization VMNetworkNesting; do
    log=$home/ilc-$project.log
    dotnet publish "src/$project" -c Release -r win-x64 -p:DistBuild=true -p:DistNative=true -p:DisableUnsupportedError=true \
      -p:IlcUseEnvironmentalTools=true "-p:CppLinker=$PWD/tests/Windows/link" -p:TrimmerSingleWarn=false -p:TreatWarningsAsErrors=false \
      "-p:ArtifactsPath=$PWD/artifacts/dist/win-x64-native" "-p:PublishDir=$home/win-x64-native/" -v m >"$log" 2>&1 || { cat "$log"; exit 1; }
    if grep -E 'warning [A-Z]+[0-9]+:' "$log" | grep -vF \
        -e ': <Module>.Microsoft.Management.Infrastructure.Native.MI_ApplicationWrapper_Initialize_Managed(' \
        -e ': <Module>.Microsoft.Management.Infrastructure.Native.StoreCallbackDelegate(' \
        -e ': Microsoft.Management.Infrastructure.CimConverter.GetCimType('; then
      echo "$project: warnings for native code for Windows" >&2
      exit 1
    fi
  done
fi

step 'Wine'
export WINESERVER=/usr/lib/wine/wineserver64
mkdir -p "$home/prefix"
trap '"$wine" wineserver64 -k || true' EXIT
# One that an interrupted run has left would be in the way.
"$wine" wineserver64 -k || true
setsid "$wine" wineserver64 -p </dev/null >/dev/null 2>&1
# Wine's services are started here, or the first program would start them, and they would keep its output open.
"$wine" wine64 wineboot </dev/null >"$home/wineboot.log" 2>&1
# No display, and no messages about its absence.
"$wine" wine64 reg add 'HKCU\Software\Wine\Drivers' /v Graphics /d null /f </dev/null >>"$home/wineboot.log" 2>&1
# It is looked for there only.
cp "$home/native/dismapi.dll" "$home/prefix/drive_c/windows/system32/dismapi.dll"

step 'tests'
rm -rf "$home/win-x64" "$home/linux-x64" "$home/comparisons"
cp -r dist/win-x64 dist/linux-x64 "$home"
cp dist/NestedDsc-*-win-x64.zip "$home"
for folder in win-x64 win-x64-native probe; do cp "$home/native/mi.dll" "$home/$folder"; done
NESTEDDSC_WINE=$home dotnet test --project tests/NestedDsc.Windows.Tests
count=$(cat "$home/comparisons")
step "$count comparisons, all equal"
