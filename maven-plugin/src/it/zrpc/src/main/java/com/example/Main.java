package com.example;

import com.example.units.Unit;
import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcServer;
import dev.zerorpc.RpcStream;
import java.util.List;

/** Calls what is generated, over what is generated, and prints what comes back. */
public final class Main {
  private static final Sample SAMPLE = new Sample("a", 1.5, Unit.millis);

  private Main() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    try (RpcServer server =
            RpcServer.builder()
                .service(MetricsDispatcher.of(new Store()))
                .service(ReportDispatcher.of(samples -> samples.get(0)))
                .bind("inproc://*")
                .start();
        RpcClient client = RpcClient.connect(server.endpoints().get(0))) {
      Metrics metrics = MetricsStub.create(client);
      System.out.println(metrics.record(new Reading.Sample(SAMPLE)));
      try (RpcStream<Sample> latest = metrics.latest(Constants.MAX_ITEMS)) {
        for (Sample sample : latest) {
          System.out.println(sample);
        }
      }
      try {
        metrics.record(new Reading.Number(2));
      } catch (QuotaExceeded e) {
        System.out.println(e.getMessage() + " " + e.limit());
      }
      System.out.println(ReportStub.create(client).best(List.of(SAMPLE)));
    }
  }

  private static final class Store implements Metrics {
    @Override
    public long record(Reading reading) {
      if (reading instanceof Reading.Number) {
        throw new QuotaExceeded("full", 7);
      }
      return 1;
    }

    @Override
    public RpcStream<Sample> latest(int limit) {
      return RpcStream.from(List.of(SAMPLE));
    }
  }
}
