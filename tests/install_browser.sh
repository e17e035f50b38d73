#!/bin/sh
# What the browser tests need beside Python: Chromium with two fonts, and axe-core. Says what is missing; a missing
# browser makes those tests skip with that reason (in CI they fail).
set -u
if ! command -v chromium >/dev/null 2>&1 && ! command -v chromium-browser >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing Chromium for the browser tests"
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            chromium fonts-liberation fonts-dejavu-core >/dev/null || echo "Chromium could not be installed"
    else
        echo "No Chromium here: install it (Debian: apt-get install chromium) to run the browser tests"
    fi
fi
if [ ! -f node_modules/axe-core/axe.min.js ] || [ package-lock.json -nt node_modules/axe-core/axe.min.js ]; then
    if command -v npm >/dev/null 2>&1; then
        npm ci --ignore-scripts --no-audit --no-fund --silent || echo "axe-core could not be installed"
        touch node_modules/axe-core/axe.min.js 2>/dev/null
    else
        echo "No npm here: install Node.js to run the accessibility tests"
    fi
fi
exit 0
