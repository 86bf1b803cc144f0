package com.example.types;

import dev.zerorpc.annotation.RpcStruct;
import java.util.List;

@RpcStruct
public record Edge(double weight, List<Node> ends) {}
