package dev.zerorpc.idl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.ContractPrinter;
import dev.zerorpc.idl.syntax.Comment;
import dev.zerorpc.idl.syntax.IdlParser;
import dev.zerorpc.idl.syntax.SourceFormatter;
import dev.zerorpc.idl.syntax.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourceFormatterTest {
  @Test
  void laysOutAFile() {
    assertThat(
            format(
                """
                // Head.
                namespace   a . b ;
                option java_package="c.d";
                import "x.zrpc";import "y.zrpc" ; // trailing
                const MAX:i32=0x10;


                const NAMES : list<string> = [ ];
                /// Doc.
                enum Unit:i32{A=1;B=2 @default;}
                @positional struct Point{x:f64;y:f64=0.5;@length(1,null)tags:map<string,list<i32?>>={};

                  /* why */ note:string?;
                  // at the end
                }
                struct Empty { }
                service S extends other.T,U{
                  /** Starred
                     * text. */
                  @idempotent@timeout( 2s ) total(name:string,)->f64 throws A,B;
                  oneway `stream`();
                  long_name_of_a_method(first_parameter: map<string, string>, second_parameter: list<i64> = []) -> stream<string>;
                  commented(
                     // about x
                     x: i32, // after x
                     y: i32
                  );
                }
                // tail"""))
        .isEqualTo(
            """
            // Head.
            namespace a.b;

            option java_package = "c.d";

            import "x.zrpc";
            import "y.zrpc"; // trailing

            const MAX: i32 = 0x10;

            const NAMES: list<string> = [];

            /// Doc.
            enum Unit : i32 {
              A = 1;
              B = 2 @default;
            }

            @positional struct Point {
              x: f64;
              y: f64 = 0.5;
              @length(1, null) tags: map<string, list<i32?>> = {};

              /* why */
              note: string?;
              // at the end
            }

            struct Empty {}

            service S extends other.T, U {
              /** Starred
               * text. */
              @idempotent @timeout(2s) total(name: string) -> f64 throws A, B;
              oneway `stream`();
              long_name_of_a_method(
                  first_parameter: map<string, string>,
                  second_parameter: list<i64> = []) -> stream<string>;
              commented(
                  // about x
                  x: i32, // after x
                  y: i32);
            }
            // tail
            """);
  }

  @Test
  void leavesAFileWithErrorsAlone() {
    List<String> problems = new ArrayList<>();
    Optional<String> formatted =
        SourceFormatter.format(
            SourceText.of("a.zrpc", "struct A { x i32; }"), d -> problems.add(d.describe()));
    assertThat(formatted).isEmpty();
    assertThat(problems).hasSize(1);
  }

  @Test
  void anEmptyFileStaysEmpty() {
    assertThat(format("")).isEmpty();
    assertThat(format("\n\n// only\n")).isEqualTo("// only\n");
  }

  @ParameterizedTest
  @MethodSource("validFiles")
  void formattingTwiceIsFormattingOnceAndChangesNoContract(Path file) {
    check("file.zrpc", Corpus.text(file));
  }

  /** The same files with their white space shuffled and comments between their words. */
  @ParameterizedTest
  @MethodSource("validFiles")
  void noCommentIsLost(Path file) {
    Random random = new Random(file.getFileName().toString().hashCode());
    for (int round = 0; round < 20; round++) {
      check("shuffled.zrpc", shuffled(Corpus.text(file), random));
    }
  }

  private static String shuffled(String text, Random random) {
    String[] separators = {
      " ", "  ", "\n", "\n\n\n", " // c\n", "\n// own\n", " /* b */ ", "\r\n", "\n/* b\n  d */\n"
    };
    StringBuilder shuffled = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      boolean plain = !line.contains("/") && !line.contains("*") && !line.contains("\"");
      if (plain) {
        for (String word : line.strip().split(" +", -1)) {
          shuffled.append(word);
          shuffled.append(
              random.nextInt(3) > 0 ? " " : separators[random.nextInt(separators.length)]);
        }
        shuffled.append('\n');
      } else {
        shuffled.append(line).append('\n');
      }
    }
    return shuffled.toString();
  }

  private static void check(String path, String text) {
    String once = format(text);
    assertThat(format(once)).as("formatted twice: %s", text).isEqualTo(once);
    assertThat(comments(once)).isEqualTo(comments(text));
    assertThat(once.lines()).noneMatch(line -> line.endsWith(" "));
    assertThat(contract(path, once)).isEqualTo(contract(path, text));
  }

  private static String format(String text) {
    return SourceFormatter.format(
            SourceText.of("a.zrpc", text),
            diagnostic -> assertThat(diagnostic.describe()).as(text).isEmpty())
        .orElseThrow();
  }

  private static List<String> comments(String text) {
    return IdlParser.parse(SourceText.of("a.zrpc", text), diagnostic -> {}).comments().stream()
        .map(SourceFormatterTest::words)
        .toList();
  }

  private static String words(Comment comment) {
    return comment.range().text().lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  private static String contract(String path, String text) {
    Contract contract =
        ZrpcCompiler.compile(CompilationRequest.ofTexts(SourceText.of(path, text))).contract();
    return contract.definitions().stream()
        .map(definition -> definition.javaName().packageName())
        .distinct()
        .map(name -> ContractPrinter.file(contract, name, List.of()))
        .collect(Collectors.joining());
  }

  static List<Path> validFiles() {
    return Corpus.valid();
  }
}
