package com.example.warehouse;

import dev.zerorpc.RemoteException;
import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a user of the completed contract writes; its answer is what it saw. */
public final class PythonCalls implements Function<RpcClient, List<String>> {
  @Override
  public List<String> apply(RpcClient client) {
    Warehouse warehouse = WarehouseStub.create(client);
    List<String> seen = new ArrayList<>();
    seen.add("stored " + warehouse.store(new Item("bolt", 0.25, List.of("m8", "steel"), null, 0), 40));
    seen.add("stored " + warehouse.store(new Item("bolt", 0.25, List.of(), null, 0), 2));
    seen.add("stored " + warehouse.store(new Item("board", 12.5, List.of(), "höchstens 2 m", 0), 3));
    Item bolt = warehouse.find("bolt");
    seen.add(bolt == null ? "no bolt" : bolt.amount() + " of " + bolt.name() + " " + bolt.tags());
    seen.add("nut " + warehouse.find("nut"));
    try (RpcStream<Item> items = warehouse.search("bo", true, 10)) {
      for (Item item : items) {
        seen.add("found " + item.name() + " " + item.price() + " " + item.note());
      }
    }
    try {
      warehouse.take("bolt", 2);
      warehouse.take("bolt", 100);
    } catch (OutOfStock e) {
      seen.add("out of stock: " + e.getMessage());
    }
    try {
      warehouse.take("nut", 1);
    } catch (RemoteException e) {
      seen.add("remote " + e.name());
    }
    seen.add("worth " + warehouse.worth(0.5, null));
    return seen;
  }
}
