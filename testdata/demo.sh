#!/usr/bin/env bash
# The demo: index the sample corpus and ask it what a researcher would.
# Needs bin/onrecord (make build) and ONRECORD_INDEX.
set -euo pipefail

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
ask() { printf '\n$ onrecord %s\n' "$(printf '%q ' "$@")"; bin/onrecord "$@"; }

say "The sample: a made-up council and a made-up hospital trust over five years, 34 files"
ask index testdata/sample
say "Where does \"front door\" stand, and in whose words?"
ask search '"front door"' --limit 5
ask search '"front door"' --kwic --limit 8
say "What did one person say?"
ask quotes --speaker "Sunita Rao" --limit 6
say "Which visits were there, and how were they graded?"
ask visits --body harrowmere
say "Did the tone change between them?"
ask compare harrowmere/2020-full harrowmere/2024-full --voice service --voice inspectorate
