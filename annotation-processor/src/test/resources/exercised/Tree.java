package exercised;

import dev.zerorpc.annotation.RpcStruct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A struct that contains itself. */
@RpcStruct
public record Tree(String label, List<Tree> children, @Nullable Tree link) {}
