#!/bin/sh
# Installs the npm modules of a folder of tests, where its lock file changed
# since the last time.
#   modules.sh FOLDER
set -eu
cd "$1"
stamp=node_modules/.installed
if [ ! -e "$stamp" ] || ! cmp -s package-lock.json "$stamp"; then
	echo "Installing the npm modules of $1"
	npm ci --no-audit --no-fund --loglevel=error </dev/null
	cp package-lock.json "$stamp"
fi
