export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1
cd /tmp/ch/fz
nice -n 5 /work/wt/chunt/build-fuzz/c_fuzz -max_total_time=600 -timeout=60 -rss_limit_mb=2048 -max_len=4096 -dict=/work/wt/chunt/tests/fuzz/c_words.dict corpus > log 2>&1; echo "rc $?" >> log
