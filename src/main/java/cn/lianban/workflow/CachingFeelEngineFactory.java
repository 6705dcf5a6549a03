package cn.lianban.workflow;

import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;

/** Placeholder until the cache is in: the stock engine. */
public class CachingFeelEngineFactory extends ScalaFeelEngineFactory {}
