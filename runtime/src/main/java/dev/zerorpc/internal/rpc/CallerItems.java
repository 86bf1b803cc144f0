package dev.zerorpc.internal.rpc;

import dev.zerorpc.RpcStream;
import dev.zerorpc.stub.Codec;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sends after its request.
 *
 * @param codec writes an item
 * @param stream the items
 * @param <T> the type of an item
 */
record CallerItems<T extends @Nullable Object>(Codec<T> codec, RpcStream<? extends T> stream) {
  StreamSender<T> sender(StreamOutlet outlet) {
    return new StreamSender<>(outlet, codec, stream);
  }
}
