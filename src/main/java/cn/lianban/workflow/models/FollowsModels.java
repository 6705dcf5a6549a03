package cn.lianban.workflow.models;

/** What has to be brought up to date in the database when another release comes into force. */
public interface FollowsModels {

  /** Called in the transaction that records the change, by one node only. */
  void modelsChanged();
}
