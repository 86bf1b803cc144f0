package com.example.types;

import dev.zerorpc.annotation.RpcStruct;
import java.util.List;
import org.jspecify.annotations.Nullable;

@RpcStruct
public record Node(String name, @Nullable Node parent, List<Node> children, List<Edge> edges) {}
