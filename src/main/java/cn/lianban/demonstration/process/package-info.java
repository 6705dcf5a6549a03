/** The one step of the demonstration that people cannot do through the API: making time pass. */
package cn.lianban.demonstration.process;
