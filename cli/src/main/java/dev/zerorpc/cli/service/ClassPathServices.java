package dev.zerorpc.cli.service;

import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.contract.GeneratedNames;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.stub.ServiceDispatcher;
import java.io.File;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Services of jars and folders. A name is that of a class that implements a contract and can be
 * made without arguments, or that of a contract of which the class path names one implementation,
 * in {@code META-INF/services}. The dispatcher is the one that was generated beside the contract.
 */
public final class ClassPathServices {
  private final URLClassLoader loader;

  private ClassPathServices(URLClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Looks into jars and folders, with the system's separator between them, and into what is on the
   * command's own class path.
   *
   * @throws CommandException if one of them does not exist
   */
  public static ClassPathServices of(String classPath) {
    List<URL> places = new ArrayList<>();
    for (String place : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
      Path path = Path.of(place);
      if (!Files.exists(path)) {
        throw failed("there is no '" + place + "', which --classpath names");
      }
      try {
        places.add(path.toUri().toURL());
      } catch (MalformedURLException e) {
        throw failed("'" + place + "' cannot be on a class path: " + e.getMessage());
      }
    }
    ClassLoader own = ClassPathServices.class.getClassLoader();
    return new ClassPathServices(new URLClassLoader(places.toArray(URL[]::new), own));
  }

  /**
   * The service of that name, ready to be served.
   *
   * @throws CommandException if there is none, or if it cannot be made
   */
  public ServiceDispatcher find(String name) {
    Class<?> type;
    try {
      type = Class.forName(name, true, loader);
    } catch (ClassNotFoundException e) {
      throw failed(
          "there is no service '"
              + name
              + "'. Name 'time', a contract file ending in .zrpc, or a class that implements a"
              + " contract, in full (com.example.HelloServer), with the jars that it needs in"
              + " --classpath");
    } catch (LinkageError e) {
      throw failed("the class " + name + " cannot be loaded: " + e);
    }
    Object implementation = type.isInterface() ? registered(type) : made(type);
    return dispatcher(implementation);
  }

  private static Object registered(Class<?> contract) {
    List<Object> found = new ArrayList<>();
    try {
      ServiceLoader.load(contract, contract.getClassLoader()).forEach(found::add);
    } catch (java.util.ServiceConfigurationError e) {
      throw failed("META-INF/services/" + contract.getName() + " is wrong: " + e.getMessage());
    }
    if (found.size() != 1) {
      throw failed(
          contract.getName()
              + " is a contract with "
              + (found.isEmpty() ? "no implementation" : "several implementations")
              + " in META-INF/services. Name the class that implements it");
    }
    return found.get(0);
  }

  private static Object made(Class<?> type) {
    try {
      return MethodHandles.publicLookup()
          .findConstructor(type, MethodType.methodType(void.class))
          .invoke();
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw failed(
          type.getName()
              + " cannot be made here: it must be a public class with a public constructor that"
              + " takes nothing");
    } catch (Throwable e) {
      throw failed(type.getName() + " failed while it was made: " + e);
    }
  }

  private static ServiceDispatcher dispatcher(Object implementation) {
    for (Class<?> contract : interfaces(implementation.getClass())) {
      Class<?> dispatcher = dispatcherOf(contract);
      if (dispatcher != null) {
        return dispatcher(dispatcher, contract, implementation);
      }
    }
    throw failed(
        implementation.getClass().getName()
            + " implements no contract for which there is a dispatcher: its interface needs"
            + " @RpcService, and the jar with the generated classes must be in --classpath");
  }

  private static Set<Class<?>> interfaces(Class<?> type) {
    Set<Class<?>> found = new LinkedHashSet<>();
    Deque<Class<?>> left = new ArrayDeque<>(List.of(type));
    while (!left.isEmpty()) {
      Class<?> next = left.removeFirst();
      if (next.isInterface()) {
        found.add(next);
      }
      left.addAll(List.of(next.getInterfaces()));
      if (next.getSuperclass() != null) {
        left.add(next.getSuperclass());
      }
    }
    return found;
  }

  private static @Nullable Class<?> dispatcherOf(Class<?> contract) {
    List<String> names = new ArrayList<>();
    for (Class<?> c = contract; c != null; c = c.getEnclosingClass()) {
      names.add(0, c.getSimpleName());
    }
    JavaName name = GeneratedNames.dispatcher(new JavaName(contract.getPackageName(), names));
    try {
      return Class.forName(name.canonicalName(), true, contract.getClassLoader());
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private static ServiceDispatcher dispatcher(
      Class<?> dispatcher, Class<?> contract, Object implementation) {
    try {
      return (ServiceDispatcher)
          MethodHandles.publicLookup()
              .findStatic(dispatcher, "of", MethodType.methodType(dispatcher, contract))
              .invoke(implementation);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw failed(
          dispatcher.getName()
              + " cannot be used here: the contract "
              + contract.getName()
              + " must be public");
    } catch (Throwable e) {
      throw failed(dispatcher.getName() + " failed: " + e);
    }
  }

  private static CommandException failed(String message) {
    return new CommandException(ExitCode.FAILED, message);
  }
}
