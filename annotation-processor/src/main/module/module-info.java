/**
 * The annotation processor of zerorpc. Compilers find it as a service; nothing of it is for others
 * to call.
 */
module dev.zerorpc.processor {
  requires java.compiler;

  provides javax.annotation.processing.Processor with
      dev.zerorpc.processor.ContractProcessor;
}
