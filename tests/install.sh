#!/bin/sh
# Installs what some tests need and this machine lacks, with apt-get on Debian
# and its kin; elsewhere it says what is missing. Says what it does.
#   install.sh [node] [python] [browser]
set -eu

missing=
for need in "$@"; do
	case $need in
	node)
		command -v node >/dev/null 2>&1 || missing="$missing nodejs"
		command -v npm >/dev/null 2>&1 || missing="$missing npm"
		;;
	python)
		# Debian's module belongs to Debian's interpreter, which need not be the first on PATH.
		{ [ -x /usr/bin/python3 ] && /usr/bin/python3 -c 'import jsonschema' 2>/dev/null; } ||
			python3 -c 'import jsonschema' 2>/dev/null || missing="$missing python3-jsonschema"
		;;
	browser)
		[ -n "${CHROME_PATH:-}" ] || command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 ||
			command -v google-chrome >/dev/null 2>&1 || missing="$missing chromium"
		# Without any font a page has no words to look at.
		[ -n "$(fc-list 2>/dev/null | head -n 1)" ] || [ -d /usr/share/fonts/truetype ] || missing="$missing fonts-dejavu-core"
		;;
	*)
		echo "install.sh: unknown: $need" >&2
		exit 2
		;;
	esac
done
[ -n "$missing" ] || exit 0

by_hand() {
	echo "This machine lacks$missing; $1" >&2
	echo "(make test-go runs the Go tests, which need none of it.)" >&2
	exit 1
}

install="apt-get update && apt-get install -y --no-install-recommends$missing"
command -v apt-get >/dev/null 2>&1 || by_hand "please install them."
as_root=
if [ "$(id -u)" != 0 ]; then
	command -v sudo >/dev/null 2>&1 || by_hand "please run as root: $install"
	# Without a terminal nobody can give sudo a password.
	sudo -n true 2>/dev/null || (: </dev/tty) 2>/dev/null || by_hand "please run: sudo sh -c '$install'"
	as_root=sudo
fi
# What apt-get says matters only where it fails.
said=$(mktemp)
trap 'rm -f "$said"' EXIT
apt() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q "$@" </dev/null >/dev/null 2>"$said" || { cat "$said" >&2; return 1; }; }
echo "Installing$missing (apt-get)"
# shellcheck disable=SC2086
apt update && apt install -y --no-install-recommends $missing ||
	by_hand "apt-get did not install them; please run as root: $install"
