package dev.zerorpc.maven;

import dev.zerorpc.contract.diagnostic.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The names that stand in a project's configuration of the plugin. Maven passes over those that no
 * goal knows, so a mistyped one would go unnoticed.
 */
record ParameterNames(List<String> configured, SortedSet<String> known) {
  /** Those that an execution sees, compared with those of all goals, which may share them. */
  static ParameterNames of(
      PluginDescriptor plugin, MavenProject project, @Nullable String execution) {
    SortedSet<String> known = new TreeSet<>();
    plugin.getMojos().stream()
        .flatMap(goal -> goal.getParameters().stream())
        .filter(parameter -> parameter.isEditable())
        .forEach(parameter -> known.add(parameter.getName()));
    var configuration =
        project.getGoalConfiguration(plugin.getGroupId(), plugin.getArtifactId(), execution, null);
    List<String> configured = new ArrayList<>();
    if (configuration != null) {
      for (var child : configuration.getChildren()) {
        configured.add(child.getName());
      }
    }
    return new ParameterNames(configured, known);
  }

  /** Tells of each name that nobody knows. */
  void check(Consumer<String> problems) {
    for (String name : configured) {
      if (!known.contains(name)) {
        problems.accept(
            "There is no parameter <%s>. %s"
                .formatted(
                    name,
                    DidYouMean.among(known, name)
                        .map(candidate -> "Did you mean <" + candidate + ">?")
                        .orElse("Remove it; docs/maven-plugin.md has all there are.")));
      }
    }
  }
}
