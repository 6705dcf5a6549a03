// Made by npm run generate of openapi.json sha256 97d4f1046bc0f01795271344192692bc3b848ba8582159c1bb64b7f73987f8b2
export interface paths {
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 账号
         * @description 按账号或姓名查找；post 为岗位代号，state 为 enabled 或 disabled。
         */
        get: operations["all_1"];
        put?: never;
        /**
         * 建立账号
         * @description 答复中的 password 为一次性密码，只显示这一次；首次登录须另设密码。waiting 为等待第二人确认的岗位，warnings 提示宜由不同的人担任的岗位。
         */
        post: operations["create_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可授予的岗位与规则 */
        get: operations["choices_2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 登录与账号变更记录
         * @description 最新的在前；about 为 log-ins（登录）或 changes（变更），account 不写为全部账号。
         */
        get: operations["events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 需要处理的账号
         * @description 没有岗位的、岗位互相冲突的。
         */
        get: operations["findings_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 导入名单
         * @description Excel（.xlsx）或 CSV（UTF-8、GB18030）。任何一行有误则一个账号也不建立，faults 逐行逐列说明；check 为 true 只检查。建立后 made 给出一次性密码，只显示这一次。
         */
        post: operations["take_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 待确认的岗位
         * @description 审定、拨付、评审专家、流程负责人和管理员岗位由一名安全管理员提出，另一人确认后生效；取消评审专家岗位、停用专家账号（kind 为 take）和重置专家密码（kind 为 keep）也一样。open 为 true 只列等待确认的。
         */
        get: operations["proposals_4"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/proposals/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 确认或不同意岗位的变更
         * @description decision：confirm 确认（提出人和被授予人以外的安全管理员；只有一名安全管理员的，由审计管理员），refuse 不同意或撤回，须写 reason。
         */
        post: operations["decide_2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 导入模板
         * @description CSV，可用 Excel 打开；也可以导入列名相同的 .xlsx。
         */
        get: operations["template_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个账号 */
        get: operations["one_3"];
        put?: never;
        post?: never;
        /**
         * 删除账号
         * @description 只限从未使用过的账号；用过的可以停用。删除后账号名不再使用。
         */
        delete: operations["delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/disabling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 停用账号
         * @description 立即生效，已登录的随即退出；须写原因。专家账号即时不能登录，但在第二人确认之前仍计入抽取，以免一人借停用决定由谁评审。
         */
        post: operations["disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/enabling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 启用账号 */
        post: operations["enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/name": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 修改姓名 */
        put: operations["rename"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 重置密码
         * @description 答复中的 password 为一次性密码，只显示这一次；已登录的随即退出，下次登录须另设密码。
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 变更岗位
         * @description posts 为今后的全部岗位；取消的立即生效，须第二人确认的（含取消评审专家）列在 waiting 中，宜由不同的人担任的岗位在 warnings 中提示。
         */
        put: operations["changePosts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 查询申报
         * @description 申报主体见本单位的，办理人员见本部门经办的，监测与审计人员见全部。q 在编号、单位、事由与统一社会信用代码中查找；完整的编号只找该件；文字查找最多列最新的 1000 件，total 至多数到本页起第 51 件，没有数完时 totalExact 为 false；是否还有下一页看 hasMore。outcome 只列以这一结果结束的（如 settled-in-advance 已先期兑现），none 只列没有另外结果的。
         */
        get: operations["find_1"];
        put?: never;
        /**
         * 提交申报
         * @description 须带幂等键 Idempotency-Key：同一账号以同一键重复提交，得到同一份申报。
         */
        post: operations["submit_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 状态以外的结果
         * @description 案件以状态以外的结果结束的（如已先期兑现），用于筛选 outcome。
         */
        get: operations["outcomes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一份申报的完整案卷
         * @description 当前办理人、时间线、测算或核定结果、奖补与附件。
         */
        get: operations["one_2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{no}/aftercare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 拨付之后的情况
         * @description 须保持的条件、年度报告、退汇、违反条件与追回，以及现在请申报主体做什么。
         */
        get: operations["aftercare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{no}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 上传附件
         * @description 受理之前，以及要求申报主体补正、陈述申辩、报告等期间可以上传，其他时候为 409（attachments-closed）。每个文件不超过 20 MB；PDF、OFD、图片、Word、Excel、WPS、纯文本，按内容识别，不接收含宏的文档。replaces 为所替换附件的编号，两个版本都保留。
         */
        post: operations["attach_2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{no}/attachments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载附件 */
        get: operations["attachment_1"];
        put?: never;
        post?: never;
        /**
         * 删除附件
         * @description 受理之前可以删除，连同以前的版本；之后为 409，可以上传新的版本替换。
         */
        delete: operations["removeAttachment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{no}/bank-account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 登记收款账户
         * @description 拨付之前须登记；撤回、不予支持等已终止的申报不能登记或变更（409，bank-account-closed）。
         */
        put: operations["bankAccount"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{no}/bank-return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 登记银行退汇
         * @description 该申报的拨付岗登记；申报主体更正收款账户之后重新拨付。
         */
        post: operations["bankReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{no}/breach-reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 陈述申辩
         * @description 申报主体对违反条件的情况作出说明，期限内一次。
         */
        post: operations["reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{no}/breaches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提出违反条件的情况
         * @description 经办该申报的部门提出，随即启动追回；amount 为建议追回的金额，可不填。
         */
        post: operations["breach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{no}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 部门意见比对表
         * @description 各部门意见、日期、是否逾期或视为同意、要求补正的内容，牵头结论与理由，申报与核定的数据。供可查看该案的办理人员；联审未结束时看不到其他部门的意见。
         */
        get: operations["comparison"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{no}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提交补正
         * @description facts 只须给出要更改的数据；text 说明补正了什么。
         */
        post: operations["correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{no}/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一份申报的评审记录
         * @description 经办部门在评审完成后见匿名评分与意见；监测与审计人员另见抽取种子、专家名单与回避情况。
         */
        get: operations["evaluations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{no}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提出异议
         * @description 公示期内任何人可以提出，须留姓名与联系方式。未登录的，同一网络地址提得过多时以 429 应答，可再提的时间见响应头 Retry-After；同一来源对同一公示待处理的异议过多时以 409 应答。
         */
        post: operations["object"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{no}/reconsideration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 申请复核
         * @description 不予受理或不予支持之后可申请一次。
         */
        post: operations["reconsider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{no}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提交年度报告
         * @description 申报主体提交；facts 可选，写有变化的申报数据；佐证材料作为附件上传。
         */
        post: operations["report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{no}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 撤回申报
         * @description 审定之前可以撤回。
         */
        post: operations["withdraw_2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/breach-grounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 违反条件的情形
         * @description 由决策表“限制申报期限”规定。
         */
        get: operations["grounds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 预算列表
         * @description 可按年度、事项筛选；left 为尚可审定的余额。
         */
        get: operations["budgets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budgets/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 预算的提议及其处理
         * @description 最新的在前，可按年度筛选。state：open 待确认、confirmed 已确认、declined 已退回、withdrawn 已撤回。
         */
        get: operations["proposals_3"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budgets/proposals/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 确认一项预算提议
         * @description 限提议人以外的流程管理员；确认后立即生效。
         */
        post: operations["confirm_3"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budgets/proposals/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 退回一项预算提议
         * @description 限流程管理员，须写明理由；提议人退回自己的提议即为撤回。
         */
        post: operations["decline_3"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budgets/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 某年度各事项预算 */
        get: operations["budgetsOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budgets/{year}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 某年度设预算的事项
         * @description 办理方案规定设年度预算的事项，以及另外设了预算的事项；amount 为空即本年度未设预算，审定不受预算限制。
         */
        get: operations["items_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budgets/{year}/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 提议某事项的年度预算
         * @description 限流程管理员或系统管理员，须写明原因；由另一位流程管理员确认后生效。不能低于当年已审定的金额；同一事项同一年度同时只能有一项提议待确认。
         */
        put: operations["propose_2"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budgets/{year}/{itemId}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 某事项年度预算的变更记录
         * @description 最近的在前：数额、当时已审定的金额、原因、提议人、确认人与时间。
         */
        get: operations["changes_2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 工作日历的提议及其处理
         * @description 最新的在前。state：open 待确认、confirmed 已确认、declined 已退回、withdrawn 已撤回。
         */
        get: operations["proposals_2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/proposals/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 确认一项工作日历提议
         * @description 限提议人以外的系统管理员或流程管理员；确认即发布，到期时间随后在后台重新计算，完成后查询该年日历 recounting 为 false。
         */
        post: operations["confirm_2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/proposals/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 退回一项工作日历提议
         * @description 限可以确认它的人员，须写明理由；提议人退回自己的提议即为撤回。
         */
        post: operations["decline_2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 某年的工作日历
         * @description 尚未发布的年度 provisional 为 true，按周一至周五、扣除日期固定的法定节假日暂算。recounting 为 true 时，在办任务与等候的到期时间正在后台按此日历重新计算。
         */
        get: operations["year"];
        /**
         * 提议某年的工作日历
         * @description 整年替换。仅系统管理员；由另一位系统管理员或流程管理员确认后发布，并重新计算在办任务与等候的到期时间。
         */
        put: operations["propose_1"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 认领申请
         * @description 申报主体见自己的；受理部门、监测、审计与系统管理人员见全部，待处理的在前。
         */
        get: operations["claims"];
        put?: never;
        /**
         * 提交认领申请
         * @description 本单位的统一社会信用代码已由其他账号绑定、申报被拒绝（403，code 为 company-taken）时提交。
         */
        post: operations["file_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{id}/attachment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载认领材料 */
        get: operations["attachment"];
        put?: never;
        /**
         * 上传认领材料
         * @description 一份，如营业执照与授权书的扫描件；再次上传的替换前一份，处理之后不能再传。
         */
        post: operations["attach_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 处理认领申请
         * @description decision：replace 变更为申请账号，原账号不再代表该单位；join 增加申请账号；refuse 不予认领。reason 必填，申请人可见。before 为处理人所见的现有账号（认领申请的 accounts），与现状不符的答复 409；不填时，申请提交之后账号已有变更的答复 409（code 为 accounts-changed）。
         */
        post: operations["decide_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 申报主体及其账号
         * @description 按单位名称、统一社会信用代码或账号查找；有认领申请待处理的在前。受理部门、监测、审计与系统管理人员可见。
         */
        get: operations["companies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies/own": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 本账号代表的申报主体
         * @description 尚未绑定的为空数组。
         */
        get: operations["own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies/{uscc}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个申报主体及其账号 */
        get: operations["company"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies/{uscc}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 变更申报主体的账号
         * @description accounts 为今后代表该单位的全部账号：更换、增加、移出都由此办理；原因必填并留痕。before 必填，为办理人所见的现有账号（没有的为空数组），账号已被他人变更的答复 409。该单位的全部申报与服务请求随之转由这些账号办理。
         */
        put: operations["change_1"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies/{uscc}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 账号变更记录
         * @description 最近的在前。
         */
        get: operations["changes_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 草稿列表
         * @description 最新的在前。state：open 起草中、handed-in 已提交待发布、released 已发布、discarded 已作废。
         */
        get: operations["drafts"];
        put?: never;
        /**
         * 起草
         * @description 以最新的发布为依据；标题、理由必填。
         */
        post: operations["create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一份草稿
         * @description 连同变更的文件；conflict 为双方都改过、尚待决定。
         */
        get: operations["draft"];
        /**
         * 改写标题和理由
         * @description 两者必填。已提交的草稿改动后须重新提交。
         */
        put: operations["describe"];
        post?: never;
        /** 作废草稿 */
        delete: operations["discard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载草稿的全部模型
         * @description zip，目录与代码库相同。
         */
        get: operations["bundle"];
        /**
         * 导入全部模型
         * @description zip，目录与代码库相同（bpmn、bpmn/forms、dmn、dmn/awards）；zip 中没有的文件即删去。可以作为请求体，也可以作为 file 上传。
         */
        put: operations["replace"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/conflicts/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 冲突文件的对方内容 */
        get: operations["other"];
        put?: never;
        /**
         * 决定一处冲突
         * @description take 为 mine 保留草稿的文件，为 theirs 采用对方的文件；两者都不合适的，直接存入改好的文件。
         */
        post: operations["decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 与所依据的发布的差别
         * @description 逐项：表的行、格、列，流程的环节及其属性，表单的字段。
         */
        get: operations["difference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 模型检查的结果
         * @description error 须更正后才能提交和发布，warning 供参考。
         */
        get: operations["findings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/handing-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提交发布
         * @description 有错误、有冲突、依据已过时或者没有差别的，409。
         */
        post: operations["handIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 草稿中全部模型文件的路径 */
        get: operations["paths"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/models/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 草稿中的一个模型文件 */
        get: operations["file"];
        /**
         * 存入一个模型文件
         * @description 请求体即文件内容。已提交的草稿改动后须重新提交。
         */
        put: operations["put_1"];
        post?: never;
        /** 从草稿中删去一个模型文件 */
        delete: operations["remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/rebase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 变基
         * @description 草稿起草之后又有新的发布的，改以最新的发布为依据；双方都改过的文件标为冲突，逐个决定后才能提交。
         */
        post: operations["rebase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 发布
         * @description 限没有起草、修改、导入或者提交过这份草稿的另一位流程管理员（否则 403）。effectiveAt 不填即立即生效，填写的精确到分；digest 为所看草稿的摘要，内容在此之后变过的，409。新受理的申报自生效起按新模型办理，在办的不变。
         */
        post: operations["release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 查询任务督办
         * @description 各部门见本部门的，专班、监测与审计人员见全部；逾期最久的在前。不给年份和季度时为本季度；late=true 只列逾期的，不给年份时不限季度。
         */
        get: operations["find_2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duties/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 任务进展（公开）
         * @description 一个季度全部任务的进展，按文件条款排列；不给年份和季度时为最近有公开内容的季度。
         */
        get: operations["summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duties/{no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一项任务一个季度的督办
         * @description 各部门报告、佐证、汇总、检查意见与批示、时间线。
         */
        get: operations["one_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duties/{no}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 上传佐证材料
         * @description 由正在报告的部门上传；每个文件不超过 20 MB；PDF、OFD、图片、Word、Excel、WPS、纯文本，按内容识别，不接收含宏的文档。replaces 为所替换文件的编号，两个版本都保留。
         */
        post: operations["attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duties/{no}/evidence/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载佐证材料 */
        get: operations["evidence"];
        put?: never;
        post?: never;
        /**
         * 删除佐证材料
         * @description 本部门提交报告之前可以删除，连同以前的版本；之后为 409，可以上传新的版本替换。
         */
        delete: operations["removeEvidence"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/earlier-awards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 已登记的此前奖补
         * @description 最近登记的在前，可按统一社会信用代码筛选。
         */
        get: operations["entries"];
        put?: never;
        /**
         * 提议登记一笔此前奖补
         * @description 限受理部门；由另一人确认后计入台账。itemId 为对应的支持办法事项，没有的留空；按年度支持的事项须填 year。
         */
        post: operations["propose_3"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/earlier-awards/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 登记此前奖补时可选的内容 */
        get: operations["choices_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/earlier-awards/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 导入名单
         * @description Excel（.xlsx）或 CSV（UTF-8、GB18030）。任何一行有误则一笔也不提议，faults 逐行逐列说明；check 为 true 只检查。台账已有的不重复登记（known 为其笔数），全部新的一并待另一人确认。
         */
        post: operations["take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/earlier-awards/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 此前奖补的提议及其处理
         * @description 最新的在前。state：open 待确认、confirmed 已确认、declined 已退回、withdrawn 已撤回。
         */
        get: operations["proposals_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/earlier-awards/proposals/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 确认一项提议
         * @description 限提议人以外的受理部门人员；确认后立即计入台账。
         */
        post: operations["confirm_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/earlier-awards/proposals/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 退回一项提议
         * @description 限受理部门，须写明理由；提议人退回自己的提议即为撤回。
         */
        post: operations["decline_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/earlier-awards/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 导入模板
         * @description CSV，可用 Excel 打开；也可以导入列名相同的 .xlsx。
         */
        get: operations["template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/earlier-awards/{id}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提议撤销一笔误登的此前奖补
         * @description 限受理部门，须写明原因；由另一人确认后不再计入。
         */
        post: operations["remove_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/editions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 文件版本列表
         * @description 状态 draft 为征求意见稿，可以测算、不受理申报；in-force 为已宣布施行。
         */
        get: operations["editions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/editions/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 文件版本的提议及其处理
         * @description 最新的在前；供流程管理员和监测、审计、系统管理人员查看。state：open 待确认、confirmed 已确认、declined 已退回、withdrawn 已撤回。
         */
        get: operations["proposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/editions/proposals/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 确认一项提议
         * @description 限提议人以外的流程管理员；确认后立即按所提日期施行。
         */
        post: operations["confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/editions/proposals/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 退回一项提议
         * @description 限流程管理员，须写明理由；提议人退回自己的提议即为撤回。
         */
        post: operations["decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/editions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 提议文件版本施行、变更日期或者终止
         * @description 限流程管理员；由另一位流程管理员确认后生效。validUntil 不填时，按文件规定的有效期自施行之日起计算（支持办法见第十九条）；文件没有规定的没有截止日期，由流程管理员终止；截止日期不得早于今天；已接收申报的版本，validFrom 不得晚于首件申报之日。同一版本同时只能有一项提议待确认。
         */
        put: operations["propose"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/estimates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 按数据查找可申报事项
         * @description 列出条件已符合、或补齐所列数据后可能符合的奖补事项，以及它们之间的互斥与叠加关系；给出 applicant.entityType 的，只列支持该类主体的事项。未登录的，同一网络地址测算过于频繁时以 429 应答，可再试的时间见响应头 Retry-After。
         */
        post: operations["overview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 专家名单
         * @description 按姓名排列；field 按专业领域筛选，q 按姓名、单位或账号查找。
         */
        get: operations["experts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experts/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 专业领域
         * @description 现行评审方案用到的全部领域，登记专家时从中选择。
         */
        get: operations["fields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experts/suspensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 停用记录
         * @description 限审计人员：谁在何时因何停用、恢复了哪位专家，涉及哪些席位及其结果；account 只看一位专家。
         */
        get: operations["suspensions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experts/trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 影响谁参加评审的变更
         * @description 限审计人员，最近的在前：登记的变更，以及专家账号岗位的授予与取消、停用与启用、密码重置；谁在何时因何办理，当时专家占有哪些席位及其结果，因登记的单位是申报主体而不能评的注明 barred。account 只看一位专家。
         */
        get: operations["trail_2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experts/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一名专家 */
        get: operations["expert"];
        /**
         * 登记或变更一名专家
         * @description account 为持有评审专家岗位的账号，其他账号不能登记；变更已登记的姓名、单位、代码或专业领域须写明原因 reason；active 为 false 时停用，须写明原因 reason：不再抽取，也不能评审，未评的席位保留至评审时限；恢复时可以写明原因。新登记 201，变更 200。
         */
        put: operations["put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experts/{account}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 登记的变更记录
         * @description 最近的在前，每一次的内容、变更人与时间。
         */
        get: operations["changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/insight/awards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一年的奖补与预算
         * @description 按事项汇总。
         */
        get: operations["awards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/insight/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 案件清单与当前办理部门
         * @description 可按编号、单位、事由、事项、部门、状态筛选；最新的在前。
         */
        get: operations["cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/insight/cases.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 案件清单（CSV，全部）
         * @description 筛选条件与案件清单相同，不分页；UTF-8，长数字按文本给出。按文字查找的，最多给出最新的 1000 件。
         */
        get: operations["sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/insight/cases/{no}/diagrams/{definitionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 案件走过的流程图
         * @description BPMN 2.0。
         */
        get: operations["diagram"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/insight/cases/{no}/trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一个案件在流程图上走过的路
         * @description 每个节点的进出时间、办理部门与办理人；评审专家的姓名只供监测、审计与系统管理人员查看。
         */
        get: operations["trail_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/insight/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 各事项、各环节的件数
         * @description standing 为现在停留的件数，gone 为离开过该环节的次数。
         */
        get: operations["funnel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/insight/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 没有完成的系统步骤
         * @description 哪一步、为什么、可以怎么办。
         */
        get: operations["incidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/insight/incidents/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 重试一个失败的步骤
         * @description 只有系统管理员可以。
         */
        post: operations["retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/insight/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 各环节用时与瓶颈
         * @description 按已结束的停留计算，单位为自然日。
         */
        get: operations["stages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/insight/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 各部门待办、超期与积压时间
         * @description 按自然日分段；超期最多的在前。
         */
        get: operations["waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 事项列表
         * @description 两份政策文件的全部奖补、服务和任务，各附牵头与会同部门；可按类别、文件、条款筛选。
         */
        get: operations["items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 事项详情
         * @description 在列表内容之外，给出所依据的文件版本、计算方式、涉及的政策解读、需要填报的数据、需要提交的材料和申报表单。
         */
        get: operations["item"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/items/{id}/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 测算一个事项
         * @description facts 为该事项的数据；ledger 可给出已享受年数与已获金额；applicant 可给出主体类型 entityType，据此判断条款的支持对象。sideBySide 列出同一数据还符合或可能符合的其他事项，以及能否与本事项同时享受及其依据。
         */
        post: operations["estimate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 奖补台账
         * @description 办理人员可见全部；申报主体只见本单位。
         */
        get: operations["ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 发给本人或本人所在部门的通知
         * @description 最新的在前。
         */
        get: operations["notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的资料
         * @description 本人的姓名、岗位与角色、密码规则与上次登录。
         */
        get: operations["profile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile/log-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的登录记录
         * @description 登录、登录失败与退出，密码的修改与重置，最新的在前。
         */
        get: operations["logIns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 修改我的密码
         * @description 须提供当前密码。修改后，本账号在其他地方的登录全部失效。
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 正在公示的奖补
         * @description 最先期满的在前。
         */
        get: operations["publicity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 政策解读
         * @description 各项解读的条款、原文、问题、可选答案、采用的答案、状态（open 暂按、confirmed 已确认）、确认文件或者确认人和日期、涉及的事项。仅限办理人员、流程管理员、监测与审计人员。
         */
        get: operations["readings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 发布列表
         * @description 最新的在前。state：scheduled 待生效、in-force 在用、superseded 已被取代、withdrawn 已撤回。
         */
        get: operations["releases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases/in-force": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 在用的发布
         * @description 新受理的申报现在按哪一号发布的模型办理；公开。
         */
        get: operations["inForce"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 参与过模型变更的人的姓名
         * @description 账号到姓名。
         */
        get: operations["people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases/trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 模型变更的记录
         * @description 起草、修改、导入、提交、发布、撤回，最新的在前；供流程管理员和审计人员查看。
         */
        get: operations["trail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一号发布 */
        get: operations["release_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases/{number}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载一号发布的全部模型
         * @description zip，目录与代码库相同，可以再导入草稿。
         */
        get: operations["bundle_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases/{number}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 撤回最新的一号发布
         * @description 前一号的模型作为新的一号立即生效；尚未生效的直接撤回。须写明理由，由发布人以外的流程管理员办理；紧急情况下（emergency: true）可以一人办理，记录在案。
         */
        post: operations["withdraw_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 申报批次
         * @description 开放时间最晚的在前。
         */
        get: operations["rounds"];
        put?: never;
        /**
         * 发布批次
         * @description 流程管理员。发布之后，所列事项只在批次开放期间受理；预算须由另一位流程管理员确认，此前名单不能确认。
         */
        post: operations["plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rounds/items/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 某事项是否按批次申报
         * @description 发布批次即按批次申报；没有待开放和受理中的批次时，可恢复随时申报。
         */
        put: operations["putInRounds"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rounds/{no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一个批次
         * @description 通知、时间与条件人人可读；排序名单与办理过程只给办理人员。
         */
        get: operations["round"];
        /**
         * 调整批次
         * @description 开放之前可以调整时间与条件。
         */
        put: operations["change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rounds/{no}/budget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 提出批次的另一预算
         * @description 流程管理员，须写明原因。名单确认之前可以提出，由另一位流程管理员确认；已有名单的按新预算重新划线。
         */
        put: operations["proposeBudget"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rounds/{no}/budget/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 确认批次预算
         * @description 限提出人以外的流程管理员；budget 为所确认的金额，与现在的不同则不确认（409）。
         */
        post: operations["confirmBudget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rounds/{no}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 取消批次
         * @description 开放之前可以取消。
         */
        post: operations["cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/service-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 查询服务请求
         * @description 企业见本单位的，办理人员见本部门经办的，监测与审计人员见全部。
         */
        get: operations["find"];
        put?: never;
        /**
         * 提出服务请求
         * @description 须带幂等键 Idempotency-Key：同一账号以同一键重复提交，得到同一份请求。
         */
        post: operations["submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/service-requests/{no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一份服务请求
         * @description 当前办理人、时间线、部门答复（办理人员可见）、给企业的答复与评价。
         */
        get: operations["one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/service-requests/{no}/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 追问
         * @description 答复之后可以追问，次数由服务办理方式规定。
         */
        post: operations["askAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/service-requests/{no}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 评价答复
         * @description rating 为 1 至 5，5 为非常满意；评价后办结。
         */
        post: operations["rate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/service-requests/{no}/supplements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 补充
         * @description facts 只须给出要更改的内容；text 说明补充了什么。
         */
        post: operations["supplement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/service-requests/{no}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 撤回请求
         * @description 答复之前可以撤回。
         */
        post: operations["withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 当前登录的账号
         * @description 页面以登录会话提交修改时，须在请求头中带上 csrf 所给的令牌。
         */
        get: operations["session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 案件状态
         * @description 现行模型中的全部状态：编号、名称、阶段、等候谁（officials 经办单位、applicant 申报单位、time 期限、nobody 已办结）、申报单位可否撤回、系统据以处理的含义。
         */
        get: operations["statuses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/substitutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 代理登记
         * @description 与本人有关的，最新的在前；系统管理员、监测与审计人员见全部。
         */
        get: operations["all"];
        put?: never;
        /**
         * 登记代理
         * @description 本人登记，或由系统管理员为他人登记。taskKeys 不写为全部环节，from 不写为今天；首尾两日都在代理期内。代理人不得办理本人或被代理人已参与过、按岗位分离须由他人办理的环节。
         */
        post: operations["enter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/substitutions/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 可代理的范围
         * @description 可以交由他人代理的部门与岗位、办理环节，以及可以担任代理人的账号。
         */
        get: operations["choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/substitutions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 提前终止代理
         * @description 立即生效；被代理人、代理人或系统管理员。
         */
        delete: operations["end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 本人可见的待办任务
         * @description 可按部门、任务类型、办件编号（caseNo）筛选；最紧急的在前。
         */
        get: operations["tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 任务卡片
         * @description 所给任务中本人可见者的事项、申报主体、申请金额、办理期限与剩余工作日。
         */
        get: operations["cards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/worklists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 待办清单及件数
         * @description 本人可见的各待办清单（待受理、待联审、即将超期等）及其件数。urgency：overdue 已超期、due-soon 即将超期，其他清单没有。
         */
        get: operations["worklists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{id}/case": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 任务所属案件的办理历史与当前位置 */
        get: operations["caseOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{id}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 办结任务
         * @description 提交该任务表单的各字段；校验不通过时不保存任何内容。
         */
        post: operations["complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccountControllerChoices: {
            alone: boolean;
            idRule: string;
            importColumns: string[];
            /** Format: int32 */
            importRows: number;
            posts: components["schemas"]["AccountListOffer"][];
        };
        AccountControllerCreation: {
            id: string;
            name: string;
            posts: string[];
            reason: string;
        };
        AccountControllerDecision: {
            decision: string;
            reason: string;
        };
        AccountControllerPostChange: {
            posts: string[];
            reason: string;
        };
        AccountControllerReason: {
            reason: string;
        };
        AccountControllerRenaming: {
            name: string;
        };
        AccountEventsEvent: {
            account: string;
            actor: string;
            address: string;
            /** Format: date-time */
            at: string;
            browser: string;
            /** Format: int64 */
            id: number;
            kind: string;
            text: string;
            words: string;
        };
        AccountImportFault: {
            column: string;
            message: string;
            /** Format: int32 */
            row: number;
        };
        AccountImportReport: {
            faults: components["schemas"]["AccountImportFault"][];
            made: components["schemas"]["HandedOver"][];
            /** Format: int32 */
            rows: number;
        };
        AccountListAccount: {
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** Format: date-time */
            disabledAt: string;
            disabledBy: string;
            disabledReason: string;
            findings: string[];
            id: string;
            /** Format: date-time */
            lastLogIn: string;
            leaving: components["schemas"]["AccountListNamed"][];
            mustChangePassword: boolean;
            name: string;
            /** Format: date-time */
            oneTimePasswordUntil: string;
            posts: components["schemas"]["AccountListNamed"][];
            used: boolean;
            waiting: components["schemas"]["AccountListNamed"][];
        };
        AccountListNamed: {
            id: string;
            title: string;
        };
        AccountListOffer: {
            id: string;
            kind: string;
            kindTitle: string;
            secondPerson: boolean;
            title: string;
        };
        AftercareControllerBankReturn: {
            reason: string;
            reference: string;
            /** Format: date */
            returnedOn: string;
        };
        AftercareControllerBreach: {
            amount: number;
            ground: string;
            text: string;
        };
        AftercareControllerReply: {
            text: string;
        };
        AftercareControllerReport: {
            facts: {
                [key: string]: unknown;
            };
            text: string;
            /** Format: int32 */
            year: number;
        };
        AftercareFile: {
            accountWanted: components["schemas"]["AftercareFileAccountWanted"];
            breaches: components["schemas"]["AftercareFileFinding"][];
            conditions: string;
            reportWanted: components["schemas"]["AftercareFileReportWanted"];
            /** Format: int32 */
            reportYears: number;
            reports: components["schemas"]["AftercareFileReport"][];
        };
        AftercareFileAccountWanted: {
            reason: string;
            /** Format: date */
            returnedOn: string;
            /** Format: date-time */
            until: string;
        };
        AftercareFileFinding: {
            amount: string;
            /** Format: date */
            barredUntil: string;
            /** Format: date */
            decidedOn: string;
            ground: string;
            groundName: string;
            open: boolean;
            outcome: string;
            outstanding: string;
            reasons: string;
            repayments: components["schemas"]["BreachesRepayment"][];
            reply: string;
            /** Format: date-time */
            replyUntil: string;
            /** Format: date-time */
            reportedAt: string;
            text: string;
        };
        AftercareFileReport: {
            remark: string;
            status: string;
            /** Format: date-time */
            submittedAt: string;
            text: string;
            /** Format: int32 */
            year: number;
        };
        AftercareFileReportWanted: {
            /** Format: date-time */
            until: string;
            /** Format: int32 */
            year: number;
        };
        AlikeMattersAlike: {
            applicantName: string;
            applicationNo: string;
            askBureau: string;
            /** Format: int64 */
            matterId: number;
            title: string;
            uscc: string;
            why: string;
        };
        ApplicantsCompany: {
            name: string;
            uscc: string;
        };
        ApplicationControllerBankAccount: {
            bankAccount: string;
        };
        ApplicationControllerCorrection: {
            facts: {
                [key: string]: unknown;
            };
            text: string;
        };
        ApplicationControllerReconsideration: {
            text: string;
        };
        ApplicationControllerWithdrawal: {
            reason: string;
        };
        Assessment: {
            base: string;
            bounds: components["schemas"]["AssessmentBound"][];
            cap: string;
            ceiling: string;
            decisions: components["schemas"]["AssessmentDecisionUsed"][];
            edition: components["schemas"]["Edition"];
            eligible: boolean;
            exact: boolean;
            explanation: string[];
            formula: string;
            itemId: string;
            questions: components["schemas"]["AssessmentQuestion"][];
            rate: string;
            readings: components["schemas"]["AssessmentReadingUsed"][];
            unmet: components["schemas"]["AssessmentUnmet"][];
        };
        AssessmentBound: {
            amount: string;
            basis: string;
            reading: string;
        };
        AssessmentDecisionUsed: {
            id: string;
            rules: string[];
            /** Format: int32 */
            version: number;
        };
        AssessmentQuestion: {
            cases: string[];
            clause: string;
            id: string;
            message: string;
            reading: string;
        };
        AssessmentReadingUsed: {
            answer: string;
            answerCode: string;
            clause: string;
            clauseText: string;
            id: string;
            question: string;
            standing: string;
        };
        AssessmentUnmet: {
            fact: string;
            message: string;
        };
        AttachmentsAttachment: {
            active: boolean;
            /** Format: int64 */
            id: number;
            name: string;
            phase: string;
            /** Format: int64 */
            replacedBy: number;
            sha256: string;
            /** Format: int64 */
            size: number;
            type: string;
            /** Format: date-time */
            uploadedAt: string;
            /** Format: int32 */
            version: number;
        };
        AwardFiguresAwarded: {
            approved: string;
            /** Format: int64 */
            awards: number;
            budget: string;
            itemId: string;
            itemTitle: string;
            paid: string;
            reserved: string;
        };
        BarringGround: {
            id: string;
            name: string;
        };
        BreachesRepayment: {
            amount: string;
            reference: string;
            /** Format: date */
            repaidOn: string;
        };
        BudgetControllerAmount: {
            amount: number;
            reason: string;
        };
        BudgetControllerReason: {
            reason: string;
        };
        BudgetProposalsProposed: {
            amount: string;
            /** Format: date-time */
            decidedAt: string;
            decidedBy: string;
            decisionReason: string;
            former: string;
            /** Format: int64 */
            id: number;
            itemId: string;
            itemTitle: string;
            /** Format: date-time */
            proposedAt: string;
            proposedBy: string;
            reason: string;
            state: string;
            /** Format: int32 */
            year: number;
        };
        BudgetsBudget: {
            amount: string;
            committed: string;
            itemId: string;
            itemTitle: string;
            left: string;
            /** Format: date-time */
            setAt: string;
            setBy: string;
            /** Format: int32 */
            year: number;
        };
        BudgetsChange: {
            amount: string;
            committed: string;
            confirmedBy: string;
            reason: string;
            /** Format: date-time */
            setAt: string;
            setBy: string;
        };
        CalendarControllerReason: {
            reason: string;
        };
        CalendarDay: {
            /** Format: date */
            day: string;
            holiday: string;
            kind: string;
        };
        CalendarYear: {
            days: components["schemas"]["CalendarDay"][];
            provisional: boolean;
            /** Format: date-time */
            publishedAt: string;
            recounting: boolean;
            /** Format: int32 */
            year: number;
        };
        CalendarYearsProposed: {
            days: components["schemas"]["CalendarDay"][];
            /** Format: date-time */
            decidedAt: string;
            decidedBy: string;
            decisionReason: string;
            former: components["schemas"]["CalendarDay"][];
            /** Format: int64 */
            id: number;
            /** Format: date-time */
            proposedAt: string;
            proposedBy: string;
            state: string;
            /** Format: int32 */
            year: number;
        };
        CaseFile: {
            alikeMatters: components["schemas"]["AlikeMattersAlike"][];
            answers: components["schemas"]["QuestionAnswer"][];
            applicant: components["schemas"]["CaseFileApplicant"];
            assessment: components["schemas"]["Assessment"];
            attachments: components["schemas"]["AttachmentsAttachment"][];
            award: components["schemas"]["CaseFileAward"];
            correctionRequest: string;
            edition: components["schemas"]["Edition"];
            facts: {
                [key: string]: unknown;
            };
            filesTaken: components["schemas"]["FilePhasesFilePhase"];
            holders: components["schemas"]["CaseFileHolder"][];
            itemId: string;
            itemTitle: string;
            matter: string;
            /** Format: int64 */
            matterId: number;
            no: string;
            outcome: string;
            refusedReason: string;
            /** Format: date-time */
            respondUntil: string;
            sideBySide: components["schemas"]["RelatedItem"][];
            standing: components["schemas"]["CaseFileStanding"];
            status: string;
            statusName: string;
            stepAnswers: components["schemas"]["CaseFileStepAnswer"][];
            /** Format: date-time */
            submittedAt: string;
            timeline: components["schemas"]["TimelineEntry"][];
            verified: {
                [key: string]: unknown;
            };
        };
        CaseFileApplicant: {
            bankAccount: string;
            contact: string;
            direction: string;
            entityType: string;
            name: string;
            uscc: string;
        };
        CaseFileAward: {
            amount: string;
            /** Format: date */
            awardedOn: string;
            payment: components["schemas"]["CaseFilePayment"];
            publicity: components["schemas"]["CaseFilePublicity"];
            status: string;
        };
        CaseFileHolder: {
            bureau: string;
            bureauName: string;
            /** Format: date-time */
            due: string;
            /** Format: date-time */
            since: string;
            task: string;
            taskName: string;
        };
        CaseFilePayment: {
            /** Format: date */
            paidOn: string;
            reference: string;
        };
        CaseFilePublicity: {
            /** Format: date-time */
            endsAt: string;
            /** Format: date-time */
            startedAt: string;
            status: string;
        };
        CaseFileStanding: {
            meaning: string;
            next: string;
            stage: string;
            steps: components["schemas"]["CaseFileStep"][];
            waitsFor: string;
            withdrawable: boolean;
        };
        CaseFileStep: {
            name: string;
            state: string;
            status: string;
        };
        CaseFileStepAnswer: {
            /** Format: date-time */
            at: string;
            bureau: string;
            bureauName: string;
            fields: components["schemas"]["CaseFileStepAnswerField"][];
            person: string;
            personName: string;
            task: string;
            taskName: string;
            /** Format: int32 */
            visit: number;
        };
        CaseFileStepAnswerField: {
            key: string;
            label: string;
            value: string;
        };
        CaseListEnded: {
            id: string;
            name: string;
        };
        CaseListSummary: {
            applicantName: string;
            itemId: string;
            itemTitle: string;
            matter: string;
            no: string;
            outcome: string;
            /** Format: date-time */
            since: string;
            status: string;
            statusName: string;
            /** Format: date-time */
            submittedAt: string;
            uscc: string;
        };
        CasePositionDiagram: {
            definitionId: string;
            name: string;
            passed: string[];
            tokens: {
                [key: string]: number;
            };
        };
        CaseTrailNode: {
            id: string;
            name: string;
            type: string;
            visits: components["schemas"]["CaseTrailVisit"][];
        };
        CaseTrailVisit: {
            bureau: string;
            cancelled: boolean;
            /** Format: date-time */
            entered: string;
            /** Format: date-time */
            left: string;
            person: string;
            personName: string;
        };
        CaseTrailWay: {
            definitionId: string;
            name: string;
            nodes: components["schemas"]["CaseTrailNode"][];
        };
        ChangedPosts: {
            waiting: string[];
            warnings: string[];
        };
        ClaimsClaim: {
            account: components["schemas"]["CompaniesAccount"];
            accounts: components["schemas"]["CompaniesActing"][];
            attachment: string;
            companyName: string;
            /** Format: date-time */
            decidedAt: string;
            decidedBy: components["schemas"]["CompaniesAccount"];
            decision: string;
            /** Format: date-time */
            filedAt: string;
            /** Format: int64 */
            id: number;
            reason: string;
            text: string;
            uscc: string;
        };
        CompaniesAccount: {
            id: string;
            name: string;
        };
        CompaniesActing: {
            disabled: boolean;
            id: string;
            name: string;
        };
        CompaniesChange: {
            account: components["schemas"]["CompaniesAccount"];
            actor: components["schemas"]["CompaniesAccount"];
            /** Format: date-time */
            at: string;
            kind: string;
            reason: string;
        };
        CompaniesCompany: {
            accounts: components["schemas"]["CompaniesActing"][];
            name: string;
            /** Format: int32 */
            openClaims: number;
            uscc: string;
        };
        CompanyControllerAccounts: {
            accounts: string[];
            before: string[];
            reason: string;
        };
        CompanyControllerDecision: {
            before: string[];
            decision: string;
            reason: string;
        };
        CompanyControllerFiling: {
            text: string;
            uscc: string;
        };
        Comparison: {
            applicant: string;
            bureaus: components["schemas"]["ComparisonRow"][];
            citation: string;
            /** Format: date-time */
            drawnUpAt: string;
            facts: components["schemas"]["ComparisonFact"][];
            itemId: string;
            itemTitle: string;
            lead: components["schemas"]["ComparisonSaid"];
            matter: string;
            no: string;
            specialTeam: components["schemas"]["ComparisonSaid"];
            status: string;
            statusName: string;
            verifiedRemark: string;
        };
        ComparisonAsked: {
            /** Format: date-time */
            at: string;
            text: string;
        };
        ComparisonFact: {
            declared: string;
            differs: boolean;
            label: string;
            name: string;
            verified: string;
        };
        ComparisonRow: {
            bureau: string;
            corrections: components["schemas"]["ComparisonAsked"][];
            /** Format: date-time */
            due: string;
            /** Format: date-time */
            givenAt: string;
            late: boolean;
            level: string;
            name: string;
            opinion: string;
            opinionName: string;
            person: string;
            personName: string;
            remark: string;
            role: string;
            silent: boolean;
            withheld: boolean;
        };
        ComparisonSaid: {
            amount: string;
            /** Format: date-time */
            at: string;
            conclusion: string;
            conclusionName: string;
            person: string;
            personName: string;
            remark: string;
        };
        Difference: {
            after: string;
            before: string;
            change: string;
            element: string;
            kind: string;
            message: string;
            path: string;
            what: string;
        };
        Draft: {
            /** Format: int32 */
            basedOn: number;
            /** Format: date-time */
            createdAt: string;
            digest: string;
            draftedBy: string[];
            files: components["schemas"]["DraftFile"][];
            /** Format: date-time */
            handedInAt: string;
            handedInBy: string;
            /** Format: int64 */
            id: number;
            reason: string;
            /** Format: int32 */
            release: number;
            state: string;
            superseded: boolean;
            title: string;
        };
        DraftControllerChoice: {
            take: string;
        };
        DraftControllerEffect: {
            digest: string;
            /** Format: date-time */
            effectiveAt: string;
        };
        DraftControllerNewDraft: {
            reason: string;
            title: string;
        };
        DraftControllerReleased: {
            /** Format: int32 */
            release: number;
        };
        DraftFile: {
            change: string;
            conflict: boolean;
            path: string;
        };
        DraftSummary: {
            /** Format: int32 */
            basedOn: number;
            /** Format: date-time */
            createdAt: string;
            draftedBy: string[];
            /** Format: int64 */
            id: number;
            reason: string;
            /** Format: int32 */
            release: number;
            state: string;
            title: string;
        };
        DutyFile: {
            bureaus: components["schemas"]["DutyFileBureauState"][];
            citation: string;
            clause: string;
            /** Format: int32 */
            daysLate: number;
            holders: components["schemas"]["DutyFileHolder"][];
            itemId: string;
            late: boolean;
            lead: string;
            leadName: string;
            no: string;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            publishedAt: string;
            /** Format: int32 */
            quarter: number;
            status: string;
            statusName: string;
            title: string;
            /** Format: int32 */
            year: number;
        };
        DutyFileBureauState: {
            bureau: string;
            bureauName: string;
            /** Format: int32 */
            daysLate: number;
            progress: string;
            /** Format: date-time */
            reportedAt: string;
            role: string;
            state: string;
        };
        DutyFileHolder: {
            bureau: string;
            bureauName: string;
            /** Format: int32 */
            daysLate: number;
            /** Format: date-time */
            due: string;
            task: string;
            taskName: string;
        };
        DutyFileRemarkView: {
            /** Format: date-time */
            at: string;
            bureauName: string;
            decision: string;
            label: string;
            remark: string;
            step: string;
        };
        DutyFileReportView: {
            bureau: string;
            bureauName: string;
            /** Format: int32 */
            daysLate: number;
            difficulties: string;
            evidence: string;
            /** Format: int32 */
            percent: number;
            progress: string;
            progressName: string;
            /** Format: date-time */
            reportedAt: string;
            returnedText: string;
            text: string;
        };
        DutyFileWhole: {
            duty: components["schemas"]["DutyFile"];
            evidence: components["schemas"]["EvidenceFile"][];
            merged: components["schemas"]["SupervisionMerged"];
            remarks: components["schemas"]["DutyFileRemarkView"][];
            reports: components["schemas"]["DutyFileReportView"][];
            timeline: components["schemas"]["TimelineEntry"][];
        };
        EarlierAward: {
            amount: number;
            /** Format: date */
            awardedOn: string;
            grounds: string;
            itemId: string;
            matter: string;
            name: string;
            uscc: string;
            /** Format: int32 */
            year: number;
        };
        EarlierAwardControllerChoices: {
            importColumns: string[];
            /** Format: int32 */
            importRows: number;
            items: components["schemas"]["EarlierAwardControllerSimilarItem"][];
            mayEnter: boolean;
            policy: string;
        };
        EarlierAwardControllerReason: {
            reason: string;
        };
        EarlierAwardControllerSimilarItem: {
            id: string;
            title: string;
        };
        EarlierAwardImportFault: {
            column: string;
            message: string;
            /** Format: int32 */
            row: number;
        };
        EarlierAwardImportImported: {
            faults: components["schemas"]["EarlierAwardImportFault"][];
            /** Format: int32 */
            known: number;
            proposal: components["schemas"]["EarlierAwardsProposed"];
            /** Format: int32 */
            rows: number;
        };
        EarlierAwardsEntry: {
            amount: string;
            /** Format: date */
            awardedOn: string;
            confirmedBy: string;
            enteredBy: string;
            /** Format: int64 */
            id: number;
            itemId: string;
            itemTitle: string;
            matter: string;
            name: string;
            uscc: string;
            /** Format: int32 */
            year: number;
        };
        EarlierAwardsProposed: {
            action: string;
            awards: components["schemas"]["EarlierAward"][];
            /** Format: date-time */
            decidedAt: string;
            decidedBy: string;
            decisionReason: string;
            /** Format: int64 */
            id: number;
            /** Format: date-time */
            proposedAt: string;
            proposedBy: string;
            reason: string;
            state: string;
        };
        Edition: {
            document: string;
            id: string;
            status: string;
            title: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validUntil: string;
        };
        EditionControllerDeclaration: {
            reason: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validUntil: string;
        };
        EditionControllerReason: {
            reason: string;
        };
        EditionProposal: {
            /** Format: date-time */
            decidedAt: string;
            decidedBy: string;
            decisionReason: string;
            editionId: string;
            /** Format: date */
            formerFrom: string;
            /** Format: date */
            formerUntil: string;
            /** Format: int64 */
            id: number;
            /** Format: date-time */
            proposedAt: string;
            proposedBy: string;
            reason: string;
            state: string;
            title: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validUntil: string;
        };
        EditionView: {
            document: string;
            id: string;
            note: string;
            status: string;
            title: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validUntil: string;
        };
        EstimateControllerEstimate: {
            base: string;
            bounds: components["schemas"]["AssessmentBound"][];
            cap: string;
            ceiling: string;
            decisions: components["schemas"]["AssessmentDecisionUsed"][];
            edition: components["schemas"]["Edition"];
            eligible: boolean;
            exact: boolean;
            explanation: string[];
            formula: string;
            itemId: string;
            questions: components["schemas"]["AssessmentQuestion"][];
            rate: string;
            readings: components["schemas"]["AssessmentReadingUsed"][];
            sideBySide: components["schemas"]["RelatedItem"][];
            unmet: components["schemas"]["AssessmentUnmet"][];
        };
        EstimateControllerFacts: {
            applicant: components["schemas"]["EstimatesAsking"];
            facts: {
                [key: string]: unknown;
            };
        };
        EstimateControllerQuestion: {
            applicant: components["schemas"]["EstimatesAsking"];
            facts: {
                [key: string]: unknown;
            };
            ledger: components["schemas"]["EstimatesPrior"];
        };
        EstimatesAsking: {
            entityType: string;
        };
        EstimatesCandidate: {
            assessment: components["schemas"]["Assessment"];
            clause: string;
            fundedBy: string;
            itemId: string;
            missing: string[];
            title: string;
        };
        EstimatesOverview: {
            items: components["schemas"]["EstimatesCandidate"][];
            relations: components["schemas"]["EstimatesRelation"][];
        };
        EstimatesPrior: {
            /** Format: int32 */
            earlierYears: number;
            /** Format: int32 */
            ownAwards: number;
            ownGranted: number;
            priorGranted: number;
            /** Format: int32 */
            priorYears: number;
        };
        EstimatesRelation: {
            effect: string;
            items: string[];
            readings: components["schemas"]["AssessmentReadingUsed"][];
            reason: string;
        };
        EvaluationRecordsDraw: {
            added: string[];
            inField: string[];
            leftOut: {
                [key: string]: string;
            };
            pool: string[];
            rule: string;
            seed: string;
        };
        EvaluationRecordsRound: {
            criteria: string;
            draw: components["schemas"]["EvaluationRecordsDraw"];
            /** Format: date-time */
            drawnAt: string;
            enoughInField: boolean;
            experts: components["schemas"]["EvaluationRecordsSeat"][];
            fields: string[];
            /** Format: int32 */
            inField: number;
            meanRule: string;
            meanScore: string;
            minimumScore: string;
            /** Format: int32 */
            round: number;
            /** Format: int32 */
            seats: number;
            /** Format: int32 */
            trim: number;
        };
        EvaluationRecordsSeat: {
            account: string;
            /** Format: date-time */
            answeredAt: string;
            label: string;
            remark: string;
            score: string;
            state: string;
        };
        EvidenceFile: {
            active: boolean;
            bureau: string;
            /** Format: int64 */
            id: number;
            name: string;
            phase: string;
            /** Format: int64 */
            replacedBy: number;
            sha256: string;
            /** Format: int64 */
            size: number;
            type: string;
            /** Format: date-time */
            uploadedAt: string;
            /** Format: int32 */
            version: number;
        };
        Expert: {
            account: string;
            active: boolean;
            /** Format: date-time */
            changedAt: string;
            changedBy: string;
            fields: string[];
            name: string;
            organisation: string;
            uscc: string;
        };
        ExpertTrailEntry: {
            account: string;
            /** Format: date-time */
            at: string;
            changes: string[];
            kind: string;
            person: string;
            seats: components["schemas"]["ExpertTrailSeat"][];
            text: string;
        };
        ExpertTrailSeat: {
            applicationNo: string;
            barred: boolean;
            label: string;
            outcome: string;
            /** Format: int32 */
            round: number;
        };
        ExpertsChange: {
            /** Format: date-time */
            changedAt: string;
            changedBy: string;
            content: {
                [key: string]: unknown;
            };
        };
        ExpertsEntry: {
            active: boolean;
            fields: string[];
            name: string;
            organisation: string;
            reason: string;
            uscc: string;
            usccConfirmed: boolean;
        };
        FilePhasesFilePhase: {
            name: string;
            removable: boolean;
        };
        FindingView: {
            cell: string;
            code: string;
            element: string;
            message: string;
            path: string;
            severity: string;
        };
        FunnelsEnded: {
            name: string;
            outcome: string;
            /** Format: int64 */
            standing: number;
        };
        FunnelsStep: {
            ended: boolean;
            /** Format: int64 */
            gone: number;
            itemId: string;
            itemTitle: string;
            outcomes: components["schemas"]["FunnelsEnded"][];
            /** Format: int64 */
            standing: number;
            status: string;
            statusName: string;
        };
        HandedOver: {
            id: string;
            name: string;
            password: string;
            /** Format: date-time */
            validUntil: string;
            waiting: string[];
            warnings: string[];
        };
        IncidentsFailure: {
            advice: string;
            caseNo: string;
            detail: string;
            id: string;
            mayRetry: boolean;
            process: string;
            /** Format: date-time */
            since: string;
            step: string;
            what: string;
            why: string;
        };
        ItemDetail: {
            applicantIsMatter: boolean;
            bureaus: components["schemas"]["ItemSummaryHandlingBureau"][];
            clause: string;
            clauseText: string;
            direction: string;
            document: string;
            edition: components["schemas"]["EditionView"];
            facts: components["schemas"]["ItemFact"][];
            /** @description 申报表单（form-js schema） */
            form: {
                [key: string]: unknown;
            };
            formula: string;
            frequency: string;
            fundedBy: string;
            id: string;
            kind: string;
            materials: string[];
            matterKind: string;
            readings: components["schemas"]["ReadingView"][];
            title: string;
            words: string[];
        };
        ItemFact: {
            allowedValues: components["schemas"]["ItemFactAllowed"][];
            description: string;
            label: string;
            /** Format: int32 */
            maxLength: number;
            name: string;
            required: boolean;
            requiredWhen: string;
            /** @enum {string} */
            type: "money" | "number" | "year" | "date" | "text" | "bool" | "enum";
            unit: string;
        };
        ItemFactAllowed: {
            label: string;
            value: string;
        };
        ItemSummary: {
            applicantIsMatter: boolean;
            bureaus: components["schemas"]["ItemSummaryHandlingBureau"][];
            clause: string;
            clauseText: string;
            document: string;
            frequency: string;
            fundedBy: string;
            id: string;
            kind: string;
            matterKind: string;
            title: string;
            words: string[];
        };
        ItemSummaryHandlingBureau: {
            id: string;
            level: string;
            name: string;
            role: string;
        };
        JsonNode: unknown;
        LedgerEntry: {
            amount: string;
            applicationNo: string;
            /** Format: date */
            awardedOn: string;
            /** Format: int32 */
            fiscalYear: number;
            funder: string;
            /** Format: int64 */
            id: number;
            itemId: string;
            matterTitle: string;
            part: string;
            policy: string;
            recovered: string;
            repealed: boolean;
            similarItemId: string;
            status: string;
            uscc: string;
        };
        MonitoredCasesHolder: {
            bureau: string;
            bureauName: string;
            /** Format: date-time */
            due: string;
            overdue: boolean;
            task: string;
        };
        MonitoredCasesWatched: {
            application: components["schemas"]["CaseListSummary"];
            holders: components["schemas"]["MonitoredCasesHolder"][];
        };
        NoticesNotice: {
            applicationNo: string;
            /** Format: date-time */
            at: string;
            caseNo: string;
            /** Format: int64 */
            id: number;
            kind: string;
            recipient: string;
            text: string;
        };
        PageAccountEventsEvent: {
            content: components["schemas"]["AccountEventsEvent"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageAccountListAccount: {
            content: components["schemas"]["AccountListAccount"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageBudgetProposalsProposed: {
            content: components["schemas"]["BudgetProposalsProposed"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageBudgetsBudget: {
            content: components["schemas"]["BudgetsBudget"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageCalendarYearsProposed: {
            content: components["schemas"]["CalendarYearsProposed"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageCaseListSummary: {
            content: components["schemas"]["CaseListSummary"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageClaimsClaim: {
            content: components["schemas"]["ClaimsClaim"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageCompaniesCompany: {
            content: components["schemas"]["CompaniesCompany"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageDraftSummary: {
            content: components["schemas"]["DraftSummary"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageDutyFile: {
            content: components["schemas"]["DutyFile"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageEarlierAwardsEntry: {
            content: components["schemas"]["EarlierAwardsEntry"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageEarlierAwardsProposed: {
            content: components["schemas"]["EarlierAwardsProposed"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageEditionProposal: {
            content: components["schemas"]["EditionProposal"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageEditionView: {
            content: components["schemas"]["EditionView"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageExpert: {
            content: components["schemas"]["Expert"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageExpertTrailEntry: {
            content: components["schemas"]["ExpertTrailEntry"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageLedgerEntry: {
            content: components["schemas"]["LedgerEntry"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageMonitoredCasesWatched: {
            content: components["schemas"]["MonitoredCasesWatched"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageNoticesNotice: {
            content: components["schemas"]["NoticesNotice"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PagePostProposalsProposal: {
            content: components["schemas"]["PostProposalsProposal"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PagePublicitiesNotice: {
            content: components["schemas"]["PublicitiesNotice"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageRelease: {
            content: components["schemas"]["Release"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageReleaseTrailEvent: {
            content: components["schemas"]["ReleaseTrailEvent"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageRoundReadingSummary: {
            content: components["schemas"]["RoundReadingSummary"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageServiceFilesSummary: {
            content: components["schemas"]["ServiceFilesSummary"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageSubstitutionControllerView: {
            content: components["schemas"]["SubstitutionControllerView"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageSuspensionsSuspension: {
            content: components["schemas"]["SuspensionsSuspension"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PageWorkItem: {
            content: components["schemas"]["WorkItem"][];
            hasMore: boolean;
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            /** Format: int64 */
            total: number;
            totalExact: boolean;
        };
        PostProposalsProposal: {
            account: string;
            accountName: string;
            addressOfIssuer: boolean;
            /** Format: date-time */
            decidedAt: string;
            decidedBy: string;
            decisionReason: string;
            granted: boolean;
            /** Format: int64 */
            id: number;
            kind: string;
            oneTimePasswordBy: string;
            /** Format: date-time */
            ownPasswordAt: string;
            ownPasswordFrom: string;
            posts: components["schemas"]["AccountListNamed"][];
            /** Format: date-time */
            proposedAt: string;
            proposedBy: string;
            proposedByName: string;
            reason: string;
        };
        ProfileControllerChange: {
            current: string;
            password: string;
        };
        ProfileControllerChosen: {
            address: string;
            /** Format: date-time */
            at: string;
            browser: string;
            text: string;
        };
        ProfileControllerLogIn: {
            address: string;
            /** Format: date-time */
            at: string;
            browser: string;
        };
        ProfileControllerNamed: {
            id: string;
            name: string;
        };
        ProfileControllerProfile: {
            findings: string[];
            groups: components["schemas"]["ProfileControllerNamed"][];
            id: string;
            lastLogIn: components["schemas"]["ProfileControllerLogIn"];
            mustChangePassword: boolean;
            name: string;
            /** Format: date-time */
            oneTimePasswordUntil: string;
            ownPassword: components["schemas"]["ProfileControllerChosen"];
            /** Format: date-time */
            passwordChangedAt: string;
            passwordRules: string[];
        };
        PublicProgressKnown: {
            /** Format: int32 */
            quarter: number;
            /** Format: int32 */
            year: number;
        };
        PublicProgressLead: {
            id: string;
            name: string;
        };
        PublicProgressLine: {
            citation: string;
            clause: string;
            itemId: string;
            joint: string[];
            lead: components["schemas"]["PublicProgressLead"];
            progress: string;
            progressName: string;
            /** Format: date-time */
            publishedAt: string;
            state: string;
            stateName: string;
            summary: string;
            title: string;
            unreported: string[];
        };
        PublicProgressSummary: {
            content: components["schemas"]["PublicProgressLine"][];
            /** Format: int32 */
            quarter: number;
            quarters: components["schemas"]["PublicProgressKnown"][];
            /** Format: int32 */
            year: number;
        };
        PublicitiesNotice: {
            amount: string;
            applicantName: string;
            applicationNo: string;
            /** Format: date-time */
            endsAt: string;
            itemId: string;
            matter: string;
            /** Format: date-time */
            startedAt: string;
            status: string;
        };
        PublicityControllerObjection: {
            contact: string;
            name: string;
            text: string;
        };
        QuestionAnswer: {
            choice: string;
            choiceName: string;
            clause: string;
            id: string;
            question: string;
            reading: string;
            remark: string;
        };
        ReadingView: {
            answer: string;
            answerCode: string;
            answers: string[];
            clause: string;
            clauseText: string;
            confirmedBy: string;
            confirmedOn: string;
            id: string;
            items: string[];
            kind: string;
            otherClause: string;
            otherClauseText: string;
            otherWords: string;
            question: string;
            remark: string;
            scope: string;
            standing: string;
            words: string;
        };
        RelatedItem: {
            basis: string;
            ceiling: string;
            clause: string;
            effect: string;
            exact: boolean;
            fundedBy: string;
            itemId: string;
            missing: components["schemas"]["RelatedItemMissing"][];
            qualifies: boolean;
            readings: components["schemas"]["AssessmentReadingUsed"][];
            reason: string;
            relation: string;
            reverse: components["schemas"]["RelatedItemReverse"];
            title: string;
        };
        RelatedItemMissing: {
            label: string;
            name: string;
        };
        RelatedItemReverse: {
            effect: string;
            reason: string;
        };
        Release: {
            digest: string;
            draftedBy: string[];
            /** Format: date-time */
            effectiveAt: string;
            emergency: boolean;
            /** Format: int32 */
            number: number;
            origin: string;
            reason: string;
            /** Format: date-time */
            releasedAt: string;
            releasedBy: string;
            /** Format: int32 */
            restores: number;
            state: string;
            title: string;
            withdrawalReason: string;
            /** Format: date-time */
            withdrawnAt: string;
            withdrawnBy: string;
        };
        ReleaseControllerInForce: {
            digest: string;
            /** Format: date-time */
            effectiveAt: string;
            /** Format: int32 */
            number: number;
        };
        ReleaseControllerRestored: {
            /** Format: int32 */
            release: number;
        };
        ReleaseControllerWithdrawal: {
            emergency: boolean;
            reason: string;
        };
        ReleaseTrailEvent: {
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            draftId: number;
            event: string;
            /** Format: int64 */
            id: number;
            person: string;
            /** Format: int32 */
            release: number;
            told: string;
        };
        RoundControllerBudget: {
            budget: number;
        };
        RoundControllerCancellation: {
            reason: string;
        };
        RoundControllerInRounds: {
            inRounds: boolean;
        };
        RoundControllerOtherBudget: {
            budget: number;
            reason: string;
        };
        RoundListPlace: {
            amount: string;
            applicantName: string;
            applicationNo: string;
            asked: string;
            itemId: string;
            matter: string;
            outcome: string;
            /** Format: int32 */
            rank: number;
            reason: string;
            score: number;
            stage: string;
            status: string;
            statusName: string;
            told: string;
            /** Format: date-time */
            toldAt: string;
        };
        RoundPlan: {
            budget: number;
            /** Format: date-time */
            closesAt: string;
            commission: string;
            items: string[];
            minimumScore: number;
            notice: string;
            /** Format: date-time */
            opensAt: string;
            organiser: string;
            /** Format: int32 */
            places: number;
            /** Format: int32 */
            reserveDays: number;
            /** Format: int32 */
            reservePlaces: number;
            scaling: boolean;
            title: string;
        };
        RoundReadingDetail: {
            budget: string;
            budgetConfirmed: boolean;
            /** Format: date-time */
            closesAt: string;
            handling: components["schemas"]["RoundReadingHandling"];
            items: components["schemas"]["RoundReadingRoundItem"][];
            minimumScore: number;
            no: string;
            notice: string;
            /** Format: date-time */
            opensAt: string;
            /** Format: int32 */
            places: number;
            /** Format: int32 */
            reserveDays: number;
            /** Format: date-time */
            reserveEndsAt: string;
            /** Format: int32 */
            reservePlaces: number;
            scaling: boolean;
            status: string;
            statusName: string;
            title: string;
        };
        RoundReadingHandling: {
            budgetConfirmedBy: string;
            budgetProposedBy: string;
            commission: string;
            commissionName: string;
            granted: string;
            holders: components["schemas"]["RoundReadingHolder"][];
            list: string;
            organiser: string;
            organiserName: string;
            plannedBudget: string;
            ranking: components["schemas"]["RoundListPlace"][];
            timeline: components["schemas"]["TimelineEntry"][];
        };
        RoundReadingHolder: {
            bureau: string;
            bureauName: string;
            /** Format: date-time */
            due: string;
            /** Format: date-time */
            since: string;
            task: string;
            taskName: string;
        };
        RoundReadingRoundItem: {
            id: string;
            title: string;
        };
        RoundReadingSummary: {
            budget: string;
            budgetConfirmed: boolean;
            /** Format: date-time */
            closesAt: string;
            items: components["schemas"]["RoundReadingRoundItem"][];
            no: string;
            /** Format: date-time */
            opensAt: string;
            /** Format: int32 */
            places: number;
            status: string;
            statusName: string;
            title: string;
        };
        ServiceAnswersRound: {
            answer: string;
            /** Format: date-time */
            answeredAt: string;
            /** Format: date-time */
            askedAt: string;
            question: string;
            /** Format: int32 */
            round: number;
        };
        ServiceFile: {
            answer: components["schemas"]["ServiceAnswersRound"];
            answers: components["schemas"]["ServiceFileBureauAnswer"][];
            applicant: components["schemas"]["ServiceFileApplicant"];
            dialogue: components["schemas"]["ServiceAnswersRound"][];
            edition: components["schemas"]["Edition"];
            facts: {
                [key: string]: unknown;
            };
            /** Format: int32 */
            followUpsLeft: number;
            holders: components["schemas"]["ServiceFileHolder"][];
            itemId: string;
            itemTitle: string;
            no: string;
            rating: components["schemas"]["ServiceFileRating"];
            refusedReason: string;
            status: string;
            statusName: string;
            /** Format: date-time */
            submittedAt: string;
            supplementRequest: string;
            timeline: components["schemas"]["TimelineEntry"][];
            withdrawable: boolean;
        };
        ServiceFileApplicant: {
            contact: string;
            name: string;
            uscc: string;
        };
        ServiceFileBureauAnswer: {
            answer: string;
            /** Format: date-time */
            answeredAt: string;
            bureau: string;
            bureauName: string;
            help: string;
            helpName: string;
            role: string;
            /** Format: int32 */
            round: number;
        };
        ServiceFileHolder: {
            bureau: string;
            bureauName: string;
            /** Format: date-time */
            due: string;
            /** Format: date-time */
            since: string;
            task: string;
            taskName: string;
        };
        ServiceFileRating: {
            /** Format: date-time */
            at: string;
            comment: string;
            /** Format: int32 */
            rating: number;
        };
        ServiceFilesSummary: {
            applicantName: string;
            itemId: string;
            itemTitle: string;
            no: string;
            /** Format: int32 */
            rating: number;
            status: string;
            statusName: string;
            /** Format: date-time */
            submittedAt: string;
            uscc: string;
        };
        ServiceRequestControllerFollowUp: {
            text: string;
        };
        ServiceRequestControllerRating: {
            comment: string;
            /** Format: int32 */
            rating: number;
        };
        ServiceRequestControllerSupplement: {
            facts: {
                [key: string]: unknown;
            };
            text: string;
        };
        ServiceRequestControllerWithdrawal: {
            reason: string;
        };
        SessionControllerIdle: {
            /** Format: int64 */
            seconds: number;
            /** Format: int64 */
            warnSeconds: number;
        };
        SessionControllerSession: {
            accepts: boolean;
            csrf: components["schemas"]["SessionControllerToken"];
            groups: string[];
            id: string;
            idle: components["schemas"]["SessionControllerIdle"];
            mustChangePassword: boolean;
            name: string;
            substituted: string[];
        };
        SessionControllerToken: {
            header: string;
            token: string;
        };
        StageTimesStage: {
            handled: boolean;
            mean: number;
            /** Format: int32 */
            median: number;
            /** Format: int32 */
            slow: number;
            status: string;
            statusName: string;
            /** Format: int64 */
            stays: number;
            total: number;
        };
        StageTimesTimes: {
            bottleneck: components["schemas"]["StageTimesStage"];
            stages: components["schemas"]["StageTimesStage"][];
        };
        StatusControllerStatusView: {
            code: string;
            label: string;
            meaning: string;
            stage: string;
            waitsFor: string;
            withdrawable: boolean;
        };
        SubmissionReceipt: {
            itemId: string;
            no: string;
            status: string;
        };
        SubstitutionControllerChoices: {
            groups: components["schemas"]["SubstitutionControllerNamed"][];
            officials: components["schemas"]["SubstitutionControllerNamed"][];
            tasks: components["schemas"]["SubstitutionControllerNamed"][];
        };
        SubstitutionControllerNamed: {
            id: string;
            name: string;
        };
        SubstitutionControllerView: {
            /** Format: date-time */
            endedAt: string;
            endedBy: string;
            /** Format: date-time */
            enteredAt: string;
            enteredBy: string;
            /** Format: date */
            from: string;
            groups: components["schemas"]["SubstitutionControllerNamed"][];
            /** Format: int64 */
            id: number;
            mayEnd: boolean;
            person: components["schemas"]["SubstitutionControllerNamed"];
            reason: string;
            state: string;
            substitute: components["schemas"]["SubstitutionControllerNamed"];
            taskKeys: components["schemas"]["SubstitutionControllerNamed"][];
            /** Format: date */
            until: string;
        };
        SubstitutionRegisterWish: {
            /** Format: date */
            from: string;
            groups: string[];
            person: string;
            reason: string;
            substitute: string;
            taskKeys: string[];
            /** Format: date */
            until: string;
        };
        SupervisionMerged: {
            dutyNo: string;
            /** Format: date-time */
            mergedAt: string;
            /** @enum {string} */
            progress: "not-started" | "ongoing" | "done" | "blocked";
            publicSummary: string;
            summary: string;
        };
        SuspensionsSeat: {
            applicationNo: string;
            label: string;
            outcome: string;
            /** Format: int32 */
            round: number;
        };
        SuspensionsSuspension: {
            account: string;
            /** Format: int64 */
            id: number;
            name: string;
            reason: string;
            /** Format: date-time */
            reinstatedAt: string;
            reinstatedBy: string;
            reinstatedFor: string;
            seats: components["schemas"]["SuspensionsSeat"][];
            /** Format: date-time */
            suspendedAt: string;
            suspendedBy: string;
        };
        TaskCardsCard: {
            amount: string;
            amountName: string;
            applicant: string;
            applicationNo: string;
            bureau: string;
            caseNo: string;
            clause: string;
            /** Format: int32 */
            daysLeft: number;
            /** Format: date-time */
            due: string;
            id: string;
            itemId: string;
            itemTitle: string;
            matter: string;
        };
        TaskCasesHolder: {
            assignee: string;
            bureau: string;
            /** Format: date-time */
            due: string;
            /** Format: date-time */
            since: string;
            taskName: string;
        };
        TaskCasesTaskCase: {
            applicationNo: string;
            caseNo: string;
            diagrams: components["schemas"]["CasePositionDiagram"][];
            history: components["schemas"]["TimelineEntry"][];
            holders: components["schemas"]["TaskCasesHolder"][];
        };
        TimelineEntry: {
            actor: string;
            /** Format: date-time */
            at: string;
            event: string;
            onBehalfOf: string;
            onBehalfOfName: string;
            person: string;
            personName: string;
            text: string;
        };
        WaitingWorkWaiting: {
            bureau: string;
            bureauName: string;
            /** Format: int64 */
            older: number;
            /** Format: date-time */
            oldest: string;
            /** Format: int64 */
            overdue: number;
            /** Format: int64 */
            upTo15: number;
            /** Format: int64 */
            upTo3: number;
            /** Format: int64 */
            upTo30: number;
            /** Format: int64 */
            upTo7: number;
            /** Format: int64 */
            waiting: number;
        };
        WorkItem: {
            applicationNo: string;
            assignee: string;
            bureau: string;
            caseNo: string;
            /** Format: date-time */
            created: string;
            /** Format: date-time */
            due: string;
            id: string;
            itemId: string;
            key: string;
            name: string;
        };
        WorklistControllerListed: {
            /** Format: int64 */
            count: number;
            name: string;
            urgency: string;
        };
        YearlyBudgetsLine: {
            amount: string;
            itemId: string;
            itemTitle: string;
            kept: boolean;
            left: string;
            paid: string;
            reserved: string;
            /** Format: date-time */
            setAt: string;
            setBy: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    all_1: {
        parameters: {
            query?: {
                q?: string;
                post?: string;
                state?: string;
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageAccountListAccount"];
                };
            };
        };
    };
    create_1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountControllerCreation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["HandedOver"];
                };
            };
        };
    };
    choices_2: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["AccountControllerChoices"];
                };
            };
        };
    };
    events: {
        parameters: {
            query?: {
                about?: string;
                account?: string;
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageAccountEventsEvent"];
                };
            };
        };
    };
    findings_1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["AccountListAccount"][];
                };
            };
        };
    };
    take_1: {
        parameters: {
            query?: {
                check?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["AccountImportReport"];
                };
            };
        };
    };
    proposals_4: {
        parameters: {
            query?: {
                open?: boolean;
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PagePostProposalsProposal"];
                };
            };
        };
    };
    decide_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountControllerDecision"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    template_1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    one_3: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["AccountListAccount"];
                };
            };
        };
    };
    delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    disable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountControllerReason"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    enable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountControllerReason"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    rename: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountControllerRenaming"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["HandedOver"];
                };
            };
        };
    };
    changePosts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountControllerPostChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ChangedPosts"];
                };
            };
        };
    };
    find_1: {
        parameters: {
            query?: {
                status?: string;
                itemId?: string;
                bureau?: string;
                q?: string;
                outcome?: string;
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageCaseListSummary"];
                };
            };
        };
    };
    submit_1: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JsonNode"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["SubmissionReceipt"];
                };
            };
        };
    };
    outcomes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["CaseListEnded"][];
                };
            };
        };
    };
    one_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["CaseFile"];
                };
            };
        };
    };
    aftercare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["AftercareFile"];
                };
            };
        };
    };
    attach_2: {
        parameters: {
            query?: {
                replaces?: number;
            };
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["AttachmentsAttachment"];
                };
            };
        };
    };
    attachment_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    removeAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    bankAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationControllerBankAccount"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    bankReturn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AftercareControllerBankReturn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AftercareControllerReply"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    breach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AftercareControllerBreach"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    comparison: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Comparison"];
                };
            };
        };
    };
    correct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationControllerCorrection"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    evaluations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EvaluationRecordsRound"][];
                };
            };
        };
    };
    object: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublicityControllerObjection"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    reconsider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationControllerReconsideration"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AftercareControllerReport"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    withdraw_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationControllerWithdrawal"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    grounds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["BarringGround"][];
                };
            };
        };
    };
    budgets: {
        parameters: {
            query?: {
                year?: number;
                itemId?: string;
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageBudgetsBudget"];
                };
            };
        };
    };
    proposals_3: {
        parameters: {
            query?: {
                year?: number;
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageBudgetProposalsProposed"];
                };
            };
        };
    };
    confirm_3: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["BudgetProposalsProposed"];
                };
            };
        };
    };
    decline_3: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BudgetControllerReason"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    budgetsOf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["BudgetsBudget"][];
                };
            };
        };
    };
    items_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["YearlyBudgetsLine"][];
                };
            };
        };
    };
    propose_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["BudgetControllerAmount"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["BudgetProposalsProposed"];
                };
            };
        };
    };
    changes_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["BudgetsChange"][];
                };
            };
        };
    };
    proposals_2: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageCalendarYearsProposed"];
                };
            };
        };
    };
    confirm_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["CalendarYear"];
                };
            };
        };
    };
    decline_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarControllerReason"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    year: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["CalendarYear"];
                };
            };
        };
    };
    propose_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarDay"][];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["CalendarYearsProposed"];
                };
            };
        };
    };
    claims: {
        parameters: {
            query?: {
                open?: boolean;
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageClaimsClaim"];
                };
            };
        };
    };
    file_1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyControllerFiling"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ClaimsClaim"];
                };
            };
        };
    };
    attachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    attach_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ClaimsClaim"];
                };
            };
        };
    };
    decide_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyControllerDecision"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ClaimsClaim"];
                };
            };
        };
    };
    companies: {
        parameters: {
            query?: {
                q?: string;
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageCompaniesCompany"];
                };
            };
        };
    };
    own: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ApplicantsCompany"][];
                };
            };
        };
    };
    company: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uscc: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["CompaniesCompany"];
                };
            };
        };
    };
    change_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uscc: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyControllerAccounts"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["CompaniesCompany"];
                };
            };
        };
    };
    changes_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uscc: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["CompaniesChange"][];
                };
            };
        };
    };
    drafts: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageDraftSummary"];
                };
            };
        };
    };
    create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftControllerNewDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Draft"];
                };
            };
        };
    };
    draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Draft"];
                };
            };
        };
    };
    describe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftControllerNewDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Draft"];
                };
            };
        };
    };
    discard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    bundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    replace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": string;
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    other: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                path: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftControllerChoice"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    difference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Difference"][];
                };
            };
        };
    };
    findings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["FindingView"][];
                };
            };
        };
    };
    handIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Draft"];
                };
            };
        };
    };
    paths: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string[];
                };
            };
        };
    };
    file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    put_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                path: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": string;
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    rebase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Draft"];
                };
            };
        };
    };
    release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DraftControllerEffect"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["DraftControllerReleased"];
                };
            };
        };
    };
    find_2: {
        parameters: {
            query?: {
                year?: number;
                quarter?: number;
                late?: boolean;
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageDutyFile"];
                };
            };
        };
    };
    summary: {
        parameters: {
            query?: {
                year?: number;
                quarter?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PublicProgressSummary"];
                };
            };
        };
    };
    one_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["DutyFileWhole"];
                };
            };
        };
    };
    attach: {
        parameters: {
            query?: {
                replaces?: number;
            };
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EvidenceFile"];
                };
            };
        };
    };
    evidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    removeEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    entries: {
        parameters: {
            query?: {
                uscc?: string;
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageEarlierAwardsEntry"];
                };
            };
        };
    };
    propose_3: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EarlierAward"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EarlierAwardsProposed"];
                };
            };
        };
    };
    choices_1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EarlierAwardControllerChoices"];
                };
            };
        };
    };
    take: {
        parameters: {
            query?: {
                check?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EarlierAwardImportImported"];
                };
            };
        };
    };
    proposals_1: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageEarlierAwardsProposed"];
                };
            };
        };
    };
    confirm_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EarlierAwardsProposed"];
                };
            };
        };
    };
    decline_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EarlierAwardControllerReason"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    template: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    remove_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EarlierAwardControllerReason"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EarlierAwardsProposed"];
                };
            };
        };
    };
    editions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageEditionView"];
                };
            };
        };
    };
    proposals: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageEditionProposal"];
                };
            };
        };
    };
    confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EditionView"];
                };
            };
        };
    };
    decline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditionControllerReason"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    propose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditionControllerDeclaration"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EditionProposal"];
                };
            };
        };
    };
    overview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EstimateControllerFacts"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EstimatesOverview"];
                };
            };
        };
    };
    experts: {
        parameters: {
            query?: {
                field?: string;
                q?: string;
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageExpert"];
                };
            };
        };
    };
    fields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string[];
                };
            };
        };
    };
    suspensions: {
        parameters: {
            query?: {
                account?: string;
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageSuspensionsSuspension"];
                };
            };
        };
    };
    trail_2: {
        parameters: {
            query?: {
                account?: string;
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageExpertTrailEntry"];
                };
            };
        };
    };
    expert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Expert"];
                };
            };
        };
    };
    put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ExpertsEntry"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Expert"];
                };
            };
        };
    };
    changes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ExpertsChange"][];
                };
            };
        };
    };
    awards: {
        parameters: {
            query: {
                year: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["AwardFiguresAwarded"][];
                };
            };
        };
    };
    cases: {
        parameters: {
            query?: {
                status?: string;
                itemId?: string;
                bureau?: string;
                q?: string;
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageMonitoredCasesWatched"];
                };
            };
        };
    };
    sheet: {
        parameters: {
            query?: {
                status?: string;
                itemId?: string;
                bureau?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    diagram: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
                definitionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
        };
    };
    trail_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["CaseTrailWay"][];
                };
            };
        };
    };
    funnel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["FunnelsStep"][];
                };
            };
        };
    };
    incidents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["IncidentsFailure"][];
                };
            };
        };
    };
    retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    stages: {
        parameters: {
            query?: {
                itemId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["StageTimesTimes"];
                };
            };
        };
    };
    waiting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["WaitingWorkWaiting"][];
                };
            };
        };
    };
    items: {
        parameters: {
            query?: {
                /** @description 类别：award 奖补、service 服务、duty 任务 */
                kind?: string;
                /** @description 文件：measures 若干措施、support-rules 支持办法 */
                document?: string;
                /** @description 条款，如 M05、R07 或 R07.1 */
                clause?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ItemSummary"][];
                };
            };
        };
    };
    item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ItemDetail"];
                };
            };
        };
    };
    estimate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EstimateControllerQuestion"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EstimateControllerEstimate"];
                };
            };
        };
    };
    ledger: {
        parameters: {
            query?: {
                uscc?: string;
                matter?: string;
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageLedgerEntry"];
                };
            };
        };
    };
    notices: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageNoticesNotice"];
                };
            };
        };
    };
    profile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ProfileControllerProfile"];
                };
            };
        };
    };
    logIns: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageAccountEventsEvent"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileControllerChange"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    publicity: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PagePublicitiesNotice"];
                };
            };
        };
    };
    readings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ReadingView"][];
                };
            };
        };
    };
    releases: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageRelease"];
                };
            };
        };
    };
    inForce: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ReleaseControllerInForce"];
                };
            };
        };
    };
    people: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": {
                        [key: string]: string;
                    };
                };
            };
        };
    };
    trail: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageReleaseTrailEvent"];
                };
            };
        };
    };
    release_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Release"];
                };
            };
        };
    };
    bundle_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    withdraw_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseControllerWithdrawal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ReleaseControllerRestored"];
                };
            };
        };
    };
    rounds: {
        parameters: {
            query?: {
                status?: string;
                itemId?: string;
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageRoundReadingSummary"];
                };
            };
        };
    };
    plan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoundPlan"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": {
                        [key: string]: string;
                    };
                };
            };
        };
    };
    putInRounds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoundControllerInRounds"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    round: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["RoundReadingDetail"];
                };
            };
        };
    };
    change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoundPlan"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proposeBudget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoundControllerOtherBudget"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    confirmBudget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoundControllerBudget"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoundControllerCancellation"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    find: {
        parameters: {
            query?: {
                status?: string;
                itemId?: string;
                q?: string;
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageServiceFilesSummary"];
                };
            };
        };
    };
    submit: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JsonNode"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["SubmissionReceipt"];
                };
            };
        };
    };
    one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ServiceFile"];
                };
            };
        };
    };
    askAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceRequestControllerFollowUp"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    rate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceRequestControllerRating"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    supplement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceRequestControllerSupplement"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceRequestControllerWithdrawal"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["SessionControllerSession"];
                };
            };
        };
    };
    statuses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["StatusControllerStatusView"][];
                };
            };
        };
    };
    all: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageSubstitutionControllerView"];
                };
            };
        };
    };
    enter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubstitutionRegisterWish"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["SubstitutionControllerView"];
                };
            };
        };
    };
    choices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["SubstitutionControllerChoices"];
                };
            };
        };
    };
    end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    tasks: {
        parameters: {
            query?: {
                bureau?: string;
                key?: string;
                caseNo?: string;
                /** @description caseNo 的旧名 */
                applicationNo?: string;
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageWorkItem"];
                };
            };
        };
    };
    cards: {
        parameters: {
            query: {
                id: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["TaskCardsCard"][];
                };
            };
        };
    };
    worklists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["WorklistControllerListed"][];
                };
            };
        };
    };
    caseOf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["TaskCasesTaskCase"];
                };
            };
        };
    };
    complete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
