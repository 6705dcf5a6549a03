/** The one thing that the demonstration cannot do as people would: let days pass. */
package cn.lianban.demonstration.process;
