#!/bin/sh
# Starts the program with its own Python, and that with its own libraries; start.py gives the variables back.
# Of other programs it asks none where it is not a link: each would cost the start a part of its time.
path=$0
if [ -L "$path" ]; then path=$(readlink -f "$path"); fi
case $path in /*) ;; *) path=$PWD/$path ;; esac
inner=${path%/*}/_internal
export SO_THI_DUA_PROGRAM="$path" SO_THI_DUA_LIBRARIES="${LD_LIBRARY_PATH-}"
export LD_LIBRARY_PATH="$inner${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
exec "$inner/so-thi-dua" -I -S "$inner/start.py" "$@"
