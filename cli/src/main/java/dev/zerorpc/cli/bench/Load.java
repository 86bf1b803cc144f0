package dev.zerorpc.cli.bench;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What load is made.
 *
 * @param callers how many calls are under way at once, at the most
 * @param warmup for how long calls are made before any counts
 * @param duration for how long calls are made that count
 * @param rate how many calls are due in a second; null if each caller calls again when it has its
 *     answer
 */
record Load(int callers, Duration warmup, Duration duration, @Nullable Double rate) {}
