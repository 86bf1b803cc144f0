/**
 * The Maven plugin: {@code GenerateMojo} turns Maven's settings into a {@code GenerationRequest},
 * and {@code ContractGeneration}, which knows nothing of Maven, does the work.
 */
@NullMarked
package dev.zerorpc.maven;

import org.jspecify.annotations.NullMarked;
