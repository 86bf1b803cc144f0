package dev.zerorpc.cli;

import dev.zerorpc.cli.bench.BenchCommand;
import dev.zerorpc.cli.idl.IdlCommand;
import dev.zerorpc.cli.net.BrokerCommand;
import dev.zerorpc.cli.net.KeygenCommand;
import dev.zerorpc.cli.net.PingCommand;
import dev.zerorpc.cli.traffic.RecordCommand;
import dev.zerorpc.cli.traffic.ReplayCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.HelpCommand;

/**
 * The sub-commands by name, one line each. A line names the class's constructor: it is loaded only
 * when a sub-command is used, so that a call in the Python command's syntax starts fast.
 */
final class SubCommands {
  private static final Map<String, Function<Console, Object>> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("idl", console -> IdlCommand.commandLine(console));
    BY_NAME.put("bench", console -> new BenchCommand(console));
    BY_NAME.put("ping", console -> new PingCommand(console));
    BY_NAME.put("broker", console -> new BrokerCommand(console));
    BY_NAME.put("record", console -> new RecordCommand(console));
    BY_NAME.put("replay", console -> new ReplayCommand(console));
    BY_NAME.put("keygen", console -> new KeygenCommand(console));
    BY_NAME.put("completion", console -> new CompletionCommand(console));
    BY_NAME.put("help", console -> new HelpCommand());
  }

  private SubCommands() {}

  static boolean contains(String name) {
    return BY_NAME.containsKey(name);
  }

  static Map<String, Function<Console, Object>> all() {
    return BY_NAME;
  }
}
