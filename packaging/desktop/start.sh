#!/bin/sh
# Starts the program with its own Python, and that with its own libraries; start.py gives the variables back.
here=$(dirname "$(readlink -f "$0")")
inner="$here/_internal"
export SO_THI_DUA_PROGRAM="$here/so-thi-dua" SO_THI_DUA_LIBRARIES="${LD_LIBRARY_PATH-}"
export LD_LIBRARY_PATH="$inner${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
exec "$inner/so-thi-dua" -I -S "$inner/start.py" "$@"
