// Made from docs/openapi.json by `npm run api`. Do not edit.

export interface paths {
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 账号 */
        get: operations["list_accounts"];
        put?: never;
        /** 建账号；应答里的一次性代码交给本人设密码 */
        post: operations["add_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以授予的角色 */
        get: operations["list_grantable_roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/appoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 还没有安全管理员时，任命一位；此后的授权由他办 */
        post: operations["appoint_security_officer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停用或启用账号 */
        post: operations["disable_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 授权；不能给自己授权 */
        post: operations["grant_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/grants/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 收回授权 */
        post: operations["revoke_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重置密码：应答里的一次性代码交给本人 */
        post: operations["reset_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 等待审批的协议与暂停，先提出的在前 */
        get: operations["list_proposed_agreements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 审批协议：提出的人不能审批自己的 */
        post: operations["decide_agreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 操作日志：谁看了、做了什么；按参保人、按经办人、按事项、按日期，新的在前
         * @description 查这份日志本身也记入日志。一页可能不满而仍有 `next`：一次只翻看一段日志，请接着翻。
         */
        get: operations["list_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 检查点：日志链现在的末环；抄存在别处，以后可以证明此前的记录没有被改写 */
        get: operations["audit_checkpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核对日志与账：哈希链、封存值、按明细重算的余额与累计、按人登记的查看记录；可与抄存的检查点比对 */
        post: operations["verify_audit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一方的全部账户余额（借减贷，分） */
        get: operations["list_balances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 目录：药品、诊疗、耗材 */
        get: operations["list_catalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/first-administrator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 首次启动：设首位管理员，并登录 */
        post: operations["first_administrator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 首页的数：参保人、在院与待结算、手工报销、各方支付、账本；只数看得到的 */
        get: operations["read_home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 指标：一个地方一个时期的全部指标，带上期、近一年、目标和评价 */
        get: operations["list_indicators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/compute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 计算一个月的指标；在后台算，进度见 `GET /indicators` 的 `job` */
        post: operations["compute_indicators"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 指标导出（Excel）：总表，和每个指标下一级各地一张表 */
        get: operations["export_indicators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个指标：含义、口径、近一年，和下一级各地的比较 */
        get: operations["read_indicator"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/{code}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 指标背后的人：差在谁，或算了谁；号码遮盖
         * @description 名单是计算那个月时留下的，与算出的数一致；年度按月份相接（时点指标是最后一个月的）。
         *     此后迁走的人不再列在原来的乡镇和村里。
         */
        get: operations["list_indicator_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/institutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 定点医药机构，按编号 */
        get: operations["list_institutions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/institutions/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 定点医药机构：按名称、级别、协议状态查找，带协议与连接情况 */
        get: operations["list_institution_register"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/institutions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一家机构：协议、连接、各月结算、应付与预付（不含密钥） */
        get: operations["read_institution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/institutions/{id}/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提出协议、变更或暂停；另一人审批后才生效 */
        post: operations["propose_agreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/law": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 计算步骤背后的规则、条款和法规原文 */
        get: operations["read_law"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一类账户及余额：支付方、机构、异地、外部 */
        get: operations["list_ledger_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/clearing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 异地清算：一个月内与各地的应收、应付，逐笔 */
        get: operations["read_clearing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 分录：一个账户的，或一笔业务的，新的在前 */
        get: operations["list_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个账户的期初、各月借贷发生、期末 */
        get: operations["read_account_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/statement.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个账户的对账单和分录（Excel）；分录过多时给最近的十万条 */
        get: operations["export_account_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核账：由分录重算余额、累计、封印与哈希链，逐条说出哪里不对 */
        post: operations["verify_ledger"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 事项清单：各级办什么、受理什么，材料、时限、依据 */
        get: operations["matter_catalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 经办点手上有几件：在办、待补正、将到期、逾期 */
        get: operations["count_matters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传办事材料；请求体就是文件本身 */
        post: operations["upload_matter_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办件统计：按级别、事项、地方，按时办结率 */
        get: operations["matter_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/network": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 经办网络：各村有没有经办点，哪些事项没有人办 */
        get: operations["matter_network"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 查进度：受理编号加证件号码最后四位，不用登录
         * @description 只说办到哪一步、下一步做什么；不说是谁、什么事项。编号和四位数字哪个不对，答复都一样。
         */
        post: operations["matter_progress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办件列表，先到期的在前 */
        get: operations["list_matters"];
        put?: never;
        /**
         * 受理一件：给出受理编号；缺的材料当场一次性告知
         * @description 同一个人的同一事项正在办理时不重复受理（409，写明已有的编号）。
         */
        post: operations["take_matter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一件的全部：事项、材料、时限、经过，这个经办点能做什么 */
        get: operations["read_matter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/requests/{id}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 办理一件：一次性告知、补齐材料、移交、办结、不予办理、撤回
         * @description 只有现在持有这一件的经办点能办；补材料和撤回也可以在当初受理的经办点。移交、不予办理、撤回要写理由。
         */
        post: operations["act_on_matter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/requests/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 取一件里上传过的材料 */
        get: operations["read_matter_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/requests/{id}/receipt.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 受理单（网页）；缺材料时同时是一次性告知书 */
        get: operations["receipt_html"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/requests/{id}/receipt.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 受理单（PDF）；缺材料时同时是一次性告知书 */
        get: operations["receipt_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 经办点名单 */
        get: operations["list_stations"];
        put?: never;
        /** 换一份经办点名单：要写全，原来的名单留着备查 */
        post: operations["replace_stations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我是谁
         * @description 没有登录的是 401；开放方式下 `is_open` 为真。
         */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 设新密码；其他地方的登录会话一并结束 */
        post: operations["change_my_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我能做什么：角色、范围、操作 */
        get: operations["my_permissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记手机：取密钥和二维码 */
        post: operations["enrol_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 输入验证码，启用二次验证，取恢复码 */
        post: operations["confirm_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停用二次验证 */
        post: operations["drop_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 换一批恢复码 */
        post: operations["renew_recovery_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的登录会话 */
        get: operations["list_my_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结束我的一个登录会话 */
        post: operations["end_my_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/money": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 预付、抵扣、支付机构、收回欠款、退还个人、划入账户
         * @description 同一 `message_id` 重试得到第一次的结果。经办人就是登录的账号。
         */
        post: operations["order_money"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/money/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 资金往来：先看所动账户办前、办后的余额，不入账
         * @description 与办理时同样核对：超出余额的现在就拒绝。`message_id` 不占用。
         */
        post: operations["preview_money"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/oidc/back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 从统一身份认证回来
         * @description 成功的设置 Cookie，回到出发的页面；不成功的回到登录页，`problem` 是原因的代码。
         */
        get: operations["oidc_back"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/oidc/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 去统一身份认证登录 */
        get: operations["oidc_start"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 找参保人：姓名开头、身份证号、社保卡号或参保人编号
         * @description 只列出管辖范围内的人；没有“按姓名找参保人”权限的，只能按号码找。
         */
        get: operations["list_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/cross-region-filings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 异地就医备案：登记，或撤回一段日期内的备案
         * @description 可以补办：受影响的结算随即重算，差额入账（`adjusted`）。规则要求备案才能结算的，已结算后不能撤回。
         */
        post: operations["file_cross_region"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 登记一个事实：身份、身份终止、参保、死亡、社会保障卡
         * @description 可以补登过去的日期：受影响的结算随即重算，差额入账（`adjusted`），待补付或收回。
         */
        post: operations["record_fact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/recompute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 追溯重算：新规则溯及既往时，重算某日以来有结算的人，差额入账 */
        post: operations["recompute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 参保人：参保、身份、账户余额、欠款
         * @description 证件号码只给出遮盖后的样子。
         */
        get: operations["read_person"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/entitlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 现在享有：按今天的规则和本年度已用的，各类就医、各级机构谁付多少 */
        get: operations["person_entitlement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 参保人的全部记录：参保和身份（何时为真、何时得知）、就诊、同户 */
        get: operations["person_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/unmask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 看完整的证件号码、电话、诊断：写明理由（至少 6 个字），记入审计，只答这一次 */
        post: operations["unmask_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本地区的政策：某一天在施行的、以前的、将来的，和各版规则的施行日 */
        get: operations["list_policies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 政策草案，最近的在前 */
        get: operations["list_policy_drafts"];
        put?: never;
        /** 起草：从现行文字开始（或抄一份旧草案、新写一份文件） */
        post: operations["begin_policy_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份草案和它的全部文字 */
        get: operations["read_policy_draft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/drafts/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批准：写过它的人不能批；批准后立即装入，自施行日的结算起用 */
        post: operations["approve_policy_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/drafts/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查错：连同还没有保存的文字，一次列全，并跑算例 */
        post: operations["check_policy_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/drafts/{id}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 与现行比较：哪些写法、人和日子、算例变了，变多少 */
        post: operations["compare_policy_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/drafts/{id}/export.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 草案的文件夹（ZIP），给规则包的仓库 */
        get: operations["export_policy_draft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/drafts/{id}/package": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 草案的左条文右规则，连同还没有保存的文字 */
        post: operations["preview_policy_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/drafts/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回：要写理由，理由留着 */
        post: operations["refuse_policy_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/drafts/{id}/save": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 保存草案：只送改过的文件；别人先存了的会被告知 */
        post: operations["save_policy_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/drafts/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交审批：查错通过、写了施行日的才收 */
        post: operations["submit_policy_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/drafts/{id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回再改 */
        post: operations["take_back_policy_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/drafts/{id}/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 试算的进度和结果：谁少负担、谁多负担，按支付方、按身份 */
        get: operations["read_policy_trial"];
        put?: never;
        /** 试算：拿已有的结算单按草案再算一遍，后台进行，不入账 */
        post: operations["start_policy_trial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/drafts/{id}/trial.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 试算结果（Excel） */
        get: operations["export_policy_trial"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/drafts/{id}/trial/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 试算里变化最大的人 */
        get: operations["read_policy_trial_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/drafts/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废：留着可看，不再能改 */
        post: operations["withdraw_policy_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/packages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份政策文件：左条文、右规则，算例当场跑 */
        get: operations["read_policy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/region": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本地区的用词：事实与可选的值、支付方、规则版本、今天 */
        get: operations["read_region"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reimbursements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 手工报销列表：某一状态的，或全部
         * @description 等着办下一步的按受理先后，已签收的和全部的新的在前。每页末尾的 `next` 是下一页的 `cursor`；没有 `next` 就是最后一页。
         */
        get: operations["list_reimbursements"];
        put?: never;
        /**
         * 手工报销：受理一张外来单据
         * @description 单据哪里不对一次说全，每一条写明是哪一栏（`place`）；经办人就是登录的账号。
         */
        post: operations["gather_reimbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reimbursements/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 手工报销：受理前试算，不入账
         * @description 与计算那一步同样算：受理之前就看得出单据哪里不对、大约报多少。`message_id` 不占用。
         */
        post: operations["preview_reimbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reimbursements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一件手工报销：单据、就诊、谁在何时办了哪一步、结算单号
         * @description 不能看诊断的人，诊断不给，病种是遮盖的；不能看就诊明细的人，只有明细的条数。
         */
        get: operations["read_reimbursement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reimbursements/{id}/compute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 手工报销：计算并入账，此后局里欠参保人报销款 */
        post: operations["compute_reimbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reimbursements/{id}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 手工报销：支付到参保人的银行卡
         * @description 计算的人不支付（API-0409）。
         */
        post: operations["pay_reimbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reimbursements/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 手工报销：参保人签收 */
        post: operations["sign_reimbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reimbursements/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 手工报销：退回录错或不予报销的单据
         * @description 还没有计算的，或结算单已经冲销的；已经支付的不能退回。
         */
        post: operations["withdraw_reimbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 角色与权限表：谁能做什么、在哪里；职责分离的规则 */
        get: operations["list_roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传整改凭证；请求体就是文件本身 */
        post: operations["upload_roster_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 最近一轮的指标：各类人员参保率、资助、问题、身份变动 */
        get: operations["roster_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 部门每天送来的增减名册，随到随比；请求体就是文件本身 */
        post: operations["take_roster_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 看一个文件读成什么：哪个部门、各列认成什么、哪些行能用；不保存 */
        post: operations["look_at_roster_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 保存列对照：以后表头相同的文件，各列照此认 */
        post: operations["save_roster_mapping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/missing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 某一类里没有参保的人 */
        get: operations["roster_missing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 问题台账，按条件分页 */
        get: operations["list_roster_problems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/problems/act": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 一批问题同样办理；办不了的列出原因，其余照办 */
        post: operations["act_on_many_problems"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/problems/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 待交办的问题按规则全部交办：村、乡镇、县或部门 */
        post: operations["assign_problems"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/problems/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个问题的依据、办法和经过 */
        get: operations["read_roster_problem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/problems/{id}/act": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办理问题：交办、审批、报整改、核实、退回、销号、重开；审批的同时办结退费、免缴费等 */
        post: operations["act_on_roster_problem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 各轮比对，最近的在前 */
        get: operations["list_roster_rounds"];
        put?: never;
        /** 做一轮比对：文件先逐个上传（/rosters/documents），这里写各文件的指纹和部门 */
        post: operations["make_roster_round"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/tally": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 问题计数：按子类、乡镇、进度 */
        get: operations["roster_tally"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 名册的用词：部门、本局导出、问题子类、乡镇、进度 */
        get: operations["roster_words"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/work-list.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 工作单（Excel），一个乡镇一张表
         * @description 只含管辖范围内的问题；证件号码是遮盖的，除非角色可看全号。
         */
        get: operations["roster_work_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 结算单列表，按结算日和单号
         * @description 每页末尾的 `next` 是下一页的 `cursor`；没有 `next` 就是最后一页。
         */
        get: operations["list_settlements"];
        put?: never;
        /**
         * 结算并入账
         * @description 应答即已落盘。同一机构的同一 `message_id` 重试得到第一次的结果；内容不同则拒绝（409）。
         */
        post: operations["settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlements/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 预结算：与结算同样计算，不入账
         * @description 返回的 `decision` 逐步写明每一分钱由谁付、依据哪一条。
         */
        post: operations["preview_settlement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一张结算单，带全部计算步骤
         * @description 不能看诊断的人，步骤里的病种是遮盖的。
         */
        get: operations["read_settlement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlements/{id}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 冲销结算
         * @description 记相反的分录，累计退回；同一人后来的结算若因此改变，差额同时入账（`adjusted`）。
         */
        post: operations["reverse_settlement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlements/{id}/statement.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一单式结算单（网页） */
        get: operations["statement_html"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settlements/{id}/statement.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一单式结算单（PDF） */
        get: operations["statement_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以怎样登录 */
        get: operations["sign_in_ways"];
        put?: never;
        /**
         * 用密码登录
         * @description 应答设置 Cookie。`stage` 为 `second_factor` 的接着输入验证码，为 `new_password` 的先设新密码。
         */
        post: operations["sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 用一次性代码登录，接着设新密码 */
        post: operations["sign_in_by_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/second": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 输入手机上的验证码或恢复码，完成登录 */
        post: operations["sign_in_second"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退出登录 */
        post: operations["sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 系统：数据库、版本、日志链、最近的备份、待办 */
        get: operations["read_system"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system/backup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备份：把数据库复制到它旁边的 backups 文件夹，不停业务（SQLite；PostgreSQL 请用 pg_dump） */
        post: operations["back_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 全部令牌 */
        get: operations["list_tokens"];
        put?: never;
        /** 给机器账号建令牌；令牌只在应答里显示这一次 */
        post: operations["make_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 收回令牌 */
        post: operations["revoke_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一家机构在院和待结算的就诊 */
        get: operations["list_waiting_visits"];
        put?: never;
        /**
         * 登记就诊（入院，或明细稍后再传的门诊）
         * @description `treat_first` 为 true 即先诊疗后付费：不收押金，出院结算后个人应付的部分记为欠款。
         */
        post: operations["open_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一次就诊 */
        get: operations["read_visit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销还没有结算的就诊 */
        post: operations["cancel_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{id}/discharge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 出院；之后可以结算 */
        post: operations["discharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一次就诊的费用明细，退费行在内 */
        get: operations["list_lines"];
        put?: never;
        /**
         * 追加明细，或退还先前明细的一部分
         * @description 退费写在 `refunds`：行号从 1 起，退的金额和数量写正数。
         */
        post: operations["add_lines"];
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
        /** @description An account in lists. */
        Account: {
            /** @description 建立的时刻 */
            created_at: string;
            /** @description 建立人 */
            created_by: string;
            /** @description 显示名 */
            display_name: string;
            /** @description 有效的授权 */
            grants: components["schemas"]["AccountGrant"][];
            /** @description 已设密码 */
            has_password: boolean;
            /** @description 已用二次验证 */
            has_second_factor: boolean;
            /** @description 编号 */
            id: string;
            /** @description 已停用 */
            is_disabled: boolean;
            /** @description 机器账号：只能用令牌 */
            is_machine: boolean;
            /** @description 连续输错，到这个时刻之前不能登录；只在列表里写 */
            locked_until?: string | null;
            /** @description 用户名 */
            name: string;
            /** @description 统一身份认证的账号 */
            subject?: string | null;
        };
        /** @description A grant, as it is shown and given. */
        AccountGrant: {
            /** @description 只在这个部门 */
            department?: string | null;
            /** @description 编号；新给的不写 */
            id?: string;
            /** @description 只在这家机构 */
            institution?: string | null;
            /** @description 区划：空为全部，`500116` 县，`500116101` 乡镇，`500116101/示例村` 村 */
            region?: string;
            /** @description 角色 */
            role: string;
        };
        /** @description A month of an account. */
        AccountMonthView: {
            /**
             * Format: int64
             * @description Balance after it, in fen.
             */
            closing_fen: number;
            /**
             * Format: int64
             * @description Sum of credits, in fen, positive.
             */
            credit_fen: number;
            /**
             * Format: int64
             * @description Sum of debits, in fen.
             */
            debit_fen: number;
            /** @description `2024-03`. */
            month: string;
            /**
             * Format: int64
             * @description Balance before it, in fen.
             */
            opening_fen: number;
            /**
             * Format: int64
             * @description How many postings.
             */
            postings: number;
        };
        /** @description A page of accounts. */
        AccountPage: {
            /** @description 下一页从哪个用户名之后；空为没有了 */
            next?: string | null;
            /** @description 账号，按用户名 */
            rows: components["schemas"]["Account"][];
        };
        /** @description What happened to an account from one month to another. */
        AccountStatement: {
            /** @description Path. */
            account: string;
            /**
             * Format: int64
             * @description Balance now, in fen.
             */
            balance_fen: number;
            /**
             * Format: int64
             * @description Balance after, in fen.
             */
            closing_fen: number;
            /**
             * Format: int64
             * @description Sum of credits, in fen, positive.
             */
            credit_fen: number;
            /**
             * Format: int64
             * @description Sum of debits, in fen.
             */
            debit_fen: number;
            /** @description First month. */
            from: string;
            /** @description Months in which anything moved, the latest first. */
            months: components["schemas"]["AccountMonthView"][];
            /** @description Name of whose it is. */
            name: string;
            /**
             * Format: int64
             * @description Balance before, in fen: debits minus credits.
             */
            opening_fen: number;
            /** @description Last month. */
            until: string;
        };
        /** @description An action. */
        ActionView: {
            /** @description Code. */
            code: string;
            /** @description Mark by code of the role; who may not is left out. */
            marks: {
                [key: string]: string;
            };
            /** @description Chinese name. */
            name: string;
            /** @description What it is done to, in Chinese. */
            touches: string;
        };
        /** @description Fee lines for an open visit. */
        AddLines: {
            /** @description New lines. */
            lines?: Record<string, never>[];
            /** @description Refunds of earlier lines. */
            refunds?: components["schemas"]["LineRefund"][];
            /** @description The visit; over HTTP it stands in the path. */
            visit_id?: string;
        };
        /** @description An account that was just made or reset. */
        AddedAccount: {
            /** @description 账号 */
            account: components["schemas"]["Account"];
            /** @description 一次性代码：本人用它登录并设密码；只显示这一次 */
            code?: string | null;
        };
        /** @description A difference booked because of a late fact or a reversal. */
        AdjustmentView: {
            /**
             * Format: int64
             * @description What the person owes more (positive) or gets back (negative). In fen.
             */
            difference_fen: number;
            /** @description Number of the adjustment; empty when nothing had to be booked. */
            id: string;
            /** @description The settlement. */
            settlement_id: string;
        };
        /** @description What is decided about a proposal. */
        AgreementDecision: {
            /** @description Whether it takes effect. */
            approve: boolean;
            /** @description Why; needed for a refusal. */
            reason?: string;
        };
        /** @description An agreement or suspension. */
        AgreementView: {
            /** @description When. */
            decided_at?: string | null;
            /** @description Who decided. */
            decided_by?: string | null;
            /**
             * Format: date
             * @description First day.
             */
            from: string;
            /** @description Number. */
            id: string;
            /** @description The institution. */
            institution_id: string;
            /** @description `agreement` or `suspension`. */
            kind: string;
            /** @description What it is about. */
            note: string;
            /** @description When. */
            proposed_at: string;
            /** @description Who proposed it. */
            proposed_by: string;
            /** @description Why. */
            reason: string;
            /** @description The one whose place it takes. */
            replaces_id?: string | null;
            /** @description Kinds of visit; empty for all. */
            scope: string[];
            /** @description `proposed`, `approved`, `refused` or `replaced`. */
            state: string;
            /**
             * Format: date
             * @description Last day.
             */
            until: string;
        };
        /** @description Every open problem of a filter that nobody has been given yet goes to the desk that its rule names. */
        AssignAll: {
            /** @description Where whoever acts sits. */
            at?: string;
            /** @description Kind or sub-case. */
            kind?: string | null;
            /** @description Code of the township. */
            township?: string | null;
        };
        /** @description A line of the audit log. */
        AuditLineView: {
            /** @description What, as code. */
            action: string;
            /** @description Who. */
            actor: string;
            /** @description Instant (UTC). */
            at: string;
            /** @description The rest, as JSON text. */
            detail: string;
            /** @description Hash of its link in the chain. */
            hash: string;
            /**
             * Format: int64
             * @description Place in the chain.
             */
            seq: number;
            /** @description On what: a number, or what a list was asked for. */
            subject: string;
        };
        /** @description Lines of the audit log, a page of them. */
        AuditPage: {
            /** @description The latest first. */
            items: components["schemas"]["AuditLineView"][];
            /**
             * @description `cursor` of the next page. A page may be short and still have a next one: only so many lines are looked
             *     through at a time.
             */
            next?: string | null;
        };
        /** @description What the auditor saw. */
        AuditVerified: {
            /** @description The chain's last link as checkpoint. */
            checkpoint: string;
            /**
             * Format: int64
             * @description Settlements whose documents were compared with their seal.
             */
            documents: number;
            /**
             * Format: int64
             * @description Entries among them; the others are events of the audit log.
             */
            entries: number;
            /** @description What is wrong, and where; the first 200. */
            findings: components["schemas"]["Finding"][];
            /**
             * Format: int64
             * @description Links of the chain.
             */
            links: number;
            /** @description Whether nothing is wrong. */
            sound: boolean;
        };
        /** @description A backup that was made. */
        BackupLine: {
            /** @description Instant (UTC). */
            at: string;
            /** @description Who made it. */
            by: string;
            /**
             * Format: int64
             * @description Its size in bytes.
             */
            bytes: number;
            /** @description The chain's last link in it. */
            checkpoint: string;
            /** @description Name of its file. */
            file: string;
            /** @description SHA-256 of the file. */
            sha256: string;
        };
        /** @description An account and what is in it. */
        BalanceView: {
            /** @description Path of the account. */
            account: string;
            /**
             * Format: int64
             * @description Debits minus credits, in fen: what we owe is negative.
             */
            balance_fen: number;
        };
        /** @description A person whom a row may be about. */
        Candidate: {
            /** @description The person. */
            person_id: string;
            /**
             * Format: int32
             * @description Points; more is better.
             */
            points: number;
        };
        /** @description A case of the folder. */
        CaseBrief: {
            /** @description Path within the folder. */
            file: string;
            /** @description Identifier. */
            id: string;
            /** @description Whether it was worked out by what was in force before. */
            is_before: boolean;
            /** @description Line. */
            line: number;
            /** @description Name. */
            name: string;
            /**
             * Format: date
             * @description Day of its first visit.
             */
            on?: string | null;
            /** @description Whether amounts and citations are as it says. */
            passes: boolean;
            /** @description What differs. */
            remarks: string[];
        };
        /** @description An item of the catalogue on a day. */
        CatalogueItem: {
            /** @description 甲, 乙 or 丙. */
            class: string;
            /** @description Code. */
            code: string;
            /** @description 药品, 诊疗 or 耗材. */
            kind: string;
            /** @description Name. */
            name: string;
            /**
             * Format: int64
             * @description Share paid first, in parts of a million.
             */
            prepaid_ppm?: number | null;
            /**
             * Format: int64
             * @description Price limit of one piece at any level, in fen.
             */
            price_limit_fen?: number | null;
        };
        /** @description A matter. Permissions have matters of their own, so the interface calls it by the catalogue. */
        CatalogueMatter: {
            /** @description `person`, `employer` or `institution`. */
            applicant: string;
            /** @description Whether something of it was taken from elsewhere. */
            assumed: boolean;
            /** @description Clause or source. */
            clause: string;
            /** @description Its code. */
            code: string;
            /** @description Who decides. */
            decides: string;
            /** @description Documents. */
            documents: components["schemas"]["NeededDocument"][];
            /**
             * @description The page on which it is done: `identity`, `coverage`, `chronic_filing`, `reimbursement`, `referral_filing`,
             *     `query`; empty when there is none.
             */
            does: string;
            /** @description Levels that do it: `village`, `township`, `county`. */
            done_at: string[];
            /** @description What it costs. */
            fee: string;
            /** @description Its group. */
            group: string;
            /**
             * Format: int32
             * @description Working days promised; 0 is done at once.
             */
            limit_days: number;
            /** @description Its name. */
            name: string;
            /** @description What comes out. */
            result: string;
            /** @description Whether who took it in must not decide it. */
            second_person: boolean;
            /** @description Levels that take it in and hand it on. */
            taken_in_at: string[];
        };
        /** @description The catalogue. */
        CatalogueView: {
            /** @description Whether this year's holidays are written down; else days are counted by weekends only. */
            calendar_is_known: boolean;
            /**
             * Format: int32
             * @description Minutes of the service circle; 0 when none is promised.
             */
            circle_minutes: number;
            /** @description What each level offers, the lowest first. */
            levels: components["schemas"]["LevelCount"][];
            /** @description The matters, in the order of the list. */
            matters: components["schemas"]["CatalogueMatter"][];
            /** @description Name of the list. */
            name: string;
            /** @description Where it comes from. */
            source: string;
        };
        /** @description What somebody has typed and not saved. */
        CheckDraft: {
            /**
             * Format: date
             * @description First day in force; as saved when absent.
             */
            effective_on?: string | null;
            /** @description Files that differ from those saved. */
            files?: components["schemas"]["PolicyFile"][];
            /** @description Files to take out. */
            removed?: string[];
        };
        /** @description The chain's last link, to be kept where the operators of this program cannot write. */
        CheckpointView: {
            /** @description Instant (UTC). */
            at: string;
            /** @description Both, as `audit verify` reads them. */
            checkpoint: string;
            /** @description Hash, 64 hexadecimal digits. */
            hash: string;
            /**
             * Format: int64
             * @description Place in the chain.
             */
            seq: number;
        };
        /** @description A movement of a claim. */
        ClaimLine: {
            /**
             * Format: int64
             * @description In fen; more owed is positive.
             */
            amount_fen: number;
            /** @description The entry. */
            entry_id: string;
            /** @description `settle`, `reverse`, `adjust` or `clear`. */
            kind: string;
            /**
             * Format: date
             * @description Day.
             */
            on: string;
            /** @description The settlement, or the place for money paid. */
            reference: string;
        };
        /** @description Coverage of one class, or of people in none. */
        ClassFigures: {
            /** @description Class by identifier; empty for people in none. */
            class: string;
            /**
             * Format: int64
             * @description Insured over all, rounded down: 100 % means all.
             */
            coverage_ppm: number;
            /**
             * Format: int64
             * @description Insured in another county.
             */
            elsewhere: number;
            /**
             * Format: int64
             * @description Insured as employees.
             */
            employee: number;
            /**
             * Format: int64
             * @description With the flag.
             */
            flagged: number;
            /**
             * Format: int64
             * @description Not insured anywhere that is known.
             */
            missing: number;
            /** @description Its Chinese name. */
            name: string;
            /**
             * Format: int64
             * @description People.
             */
            people: number;
            /**
             * Format: int64
             * @description Insured here as residents.
             */
            resident: number;
            /**
             * Format: int64
             * @description Subsidised premium. In fen.
             */
            subsidy_fen: number;
            /**
             * Format: int64
             * @description With a waiver.
             */
            waived: number;
        };
        /** @description Claims between places of a month. */
        ClearingStatement: {
            /** @description Month, `2024-03`. */
            month: string;
            /** @description Places with a balance or a movement, receivable before payable. */
            places: components["schemas"]["PlaceClearing"][];
        };
        /** @description A one-time code. */
        CodeBody: {
            /** @description 一次性代码 */
            code: string;
        };
        /** @description A column as it was understood. */
        ColumnLook: {
            /**
             * Format: int32
             * @description In percent.
             */
            confidence: number;
            /** @description Code of what it is; nothing when it is not used. */
            field?: string | null;
            /** @description Chinese name of what it is. */
            field_name: string;
            /** @description Why, in Chinese. */
            reason: string;
            /** @description Its title. */
            title: string;
        };
        /** @description Which month. */
        ComputeRequest: {
            /** @description `2024-03`. */
            period: string;
        };
        /** @description Roles kept apart. */
        ConflictView: {
            /** @description Code. */
            code: string;
            /** @description Chinese name. */
            name: string;
            /** @description Why. */
            reason: string;
        };
        /** @description One's own password, asked for again. */
        CurrentBody: {
            /** @description 现在的密码 */
            current: string;
        };
        /** @description What a daily file brought. */
        DailyView: {
            /** @description How its rows were matched. */
            files: components["schemas"]["FileCounts"][];
            /**
             * Format: int64
             * @description Problems that were there already.
             */
            known: number;
            /** @description New problems on the ledger. */
            new: number[];
            /**
             * Format: int64
             * @description The round that it belongs to.
             */
            round: number;
            /**
             * Format: int64
             * @description The same bytes were imported before: nothing was done.
             */
            same_as?: number | null;
        };
        /** @description A decision on a draft. */
        Decide: {
            /** @description Why it is refused; a remark on an approval. */
            remark?: string;
            /**
             * Format: int64
             * @description The revision that was read: what is approved is what was looked at.
             */
            revision: number;
        };
        /** @description What a desk has in hand. */
        DeskCount: {
            /**
             * Format: int64
             * @description Of these, due today or on the next working day.
             */
            due_soon: number;
            /** @description Level of the desk. */
            level: string;
            /** @description Its Chinese name. */
            level_name: string;
            /**
             * Format: int64
             * @description All that lies at the desk and has not ended.
             */
            open: number;
            /**
             * Format: int64
             * @description Of these, overdue.
             */
            overdue: number;
            /**
             * Format: int64
             * @description Of these, waiting for documents.
             */
            waiting: number;
        };
        /** @description Whether it may sign in. */
        DisableBody: {
            /** @description 停用 */
            is_disabled: boolean;
        };
        /** @description End of a stay. */
        Discharge: {
            /** @description Diagnoses at discharge; those of admission stay when empty. */
            diagnoses?: string[];
            /**
             * Format: date
             * @description Last day.
             */
            discharged_on: string;
            /** @description Facts that are known only now. */
            facts?: {
                [key: string]: string;
            };
            /** @description The visit; over HTTP it stands in the path. */
            visit_id?: string;
        };
        /** @description A document of a request. */
        DocumentState: {
            /** @description Its code. */
            document: string;
            /** @description Name of the uploaded file. */
            file: string;
            /** @description Original, copy, form. */
            form: string;
            /** @description Whether it is there. */
            is_given: boolean;
            /** @description Whether it is missing: needed or asked for, and not there. */
            is_missing: boolean;
            /** @description Its name. */
            name: string;
            /** @description Hash of the uploaded file; empty when it was only seen. */
            sha256: string;
            /** @description When it is needed; empty when always. */
            when: string;
        };
        /** @description A document that was kept. */
        DocumentView: {
            /** @description SHA-256 of its bytes: name it in `documents` when you report a remedy. */
            sha256: string;
            /** @description Bytes. */
            size: number;
        };
        /** @description A command that was carried out. */
        Done: {
            effects?: components["schemas"]["EffectsView"] | null;
            /**
             * Format: int64
             * @description The problem.
             */
            id: number;
            /** @description How far it is now. */
            stage: string;
        };
        /** @description What an approval did. */
        EffectsView: {
            /** @description Settlements that came out differently. */
            adjusted: components["schemas"]["AdjustmentView"][];
            /** @description Effects carried out, by kind. */
            done: string[];
            /** @description Effects that changed nothing, with the reason. */
            without: string[];
        };
        /** @description What a person is entitled to today. */
        Entitlement: {
            /**
             * Format: int64
             * @description The amount in scope that each row is decided for, in fen.
             */
            amount_fen: number;
            /** @description Whether the person is covered today; if not there are no rows. */
            is_covered: boolean;
            /** @description Kinds of visit that are left out, because a filed disease decides about them. */
            left_out: string[];
            /**
             * Format: date
             * @description Today.
             */
            on: string;
            /** @description The person. */
            person_id: string;
            /** @description By kind of visit and level, in the order of the pack; only what the rules know. */
            rows: components["schemas"]["EntitlementRow"][];
        };
        /** @description A kind of visit at a level of institution. */
        EntitlementRow: {
            /**
             * Format: int64
             * @description What the first layer takes off before it pays, with what was paid this year already.
             */
            deductible_fen: number;
            /** @description Levels at which the same holds. */
            levels: string[];
            /** @description Who pays how much; those who pay nothing are left out. */
            payers: components["schemas"]["EntitlementShare"][];
            /**
             * Format: int64
             * @description What is left to the person.
             */
            person_fen: number;
            /** @description Kind of visit. */
            visit: string;
        };
        /** @description A payer's share. */
        EntitlementShare: {
            /**
             * Format: int64
             * @description In fen.
             */
            amount_fen: number;
            /** @description Its name. */
            name: string;
            /** @description Payer. */
            payer: string;
        };
        /** @description Entries, a page of them. */
        EntryPage: {
            /** @description The latest first. */
            items: components["schemas"]["EntryView"][];
            /** @description `cursor` of the next page. */
            next?: string | null;
        };
        /** @description An entry of the ledger. */
        EntryView: {
            /** @description Hash of its link in the chain. */
            hash: string;
            /** @description Number. */
            id: string;
            /** @description `settle`, `reverse`, `adjust` … */
            kind: string;
            /**
             * Format: date
             * @description Day.
             */
            on: string;
            /** @description Its postings; they sum to zero. */
            postings: components["schemas"]["PostingView"][];
            /** @description What it was booked for: a settlement, an order. */
            reference: string;
            /** @description The entry that it takes back. */
            reverses?: string | null;
            /**
             * Format: int64
             * @description Place in the chain.
             */
            seq: number;
        };
        /** @description Something that was done. */
        EventView: {
            /** @description `take_in`, `ask`, `supply`, `hand_over`, `finish`, `refuse`, `withdraw`. */
            act: string;
            /** @description Its Chinese name. */
            act_name: string;
            /** @description Instant (UTC). */
            at: string;
            /** @description Names of the documents. */
            documents: string[];
            /** @description Level of the desk. */
            level: string;
            /** @description Its Chinese name. */
            level_name: string;
            /** @description What was said. */
            note: string;
            /**
             * Format: date
             * @description The day.
             */
            on: string;
            /** @description Who. */
            operator: string;
            /** @description Chinese name of the level it was handed to. */
            to_name: string;
        };
        /** @description What a fact changed. */
        FactView: {
            /** @description Settlements recomputed, with what was booked. */
            adjusted: components["schemas"]["AdjustmentView"][];
            /** @description The person. */
            person_id: string;
            /** @description Rows of coverage and identity that were replaced. */
            superseded: number;
        };
        /** @description A fact with the words that it may take. */
        FactWords: {
            /** @description The word taken when a bill does not say. */
            default?: string | null;
            /** @description Identifier. */
            id: string;
            /** @description `closed`, `number` or `amount`. */
            kind: string;
            /** @description Chinese name. */
            name: string;
            /** @description Words of a closed fact. */
            values: string[];
        };
        /** @description Counts of one level, matter or place. */
        FigureLine: {
            /**
             * Format: int64
             * @description Done.
             */
            done: number;
            /** @description What it is counted by: level, code of the matter, place. */
            key: string;
            /**
             * Format: int64
             * @description Decided after the last day.
             */
            late: number;
            /** @description Its name. */
            name: string;
            /**
             * Format: int64
             * @description Share of what was decided that was on time, in parts of a million; nothing when nothing was decided.
             */
            on_time_ppm?: number | null;
            /**
             * Format: int64
             * @description Not ended.
             */
            open: number;
            /**
             * Format: int64
             * @description Not ended and overdue.
             */
            overdue: number;
            /**
             * Format: int64
             * @description Refused.
             */
            refused: number;
            /**
             * Format: int64
             * @description Taken in.
             */
            taken: number;
            /**
             * Format: int64
             * @description Waiting for documents.
             */
            waiting: number;
            /**
             * Format: int64
             * @description Withdrawn.
             */
            withdrawn: number;
        };
        /** @description How the rows of one file were matched. `usable` is the sum of the six outcomes. */
        FileCounts: {
            /**
             * Format: int64
             * @description A former number or name, led to the person by the police's list or because one person alone fits.
             */
            changed: number;
            /** @description Code of department or extract. */
            department: string;
            /**
             * Format: int64
             * @description Rows that name a person again whom an earlier row of the file has named.
             */
            duplicates: number;
            /**
             * Format: int64
             * @description Number and name agree.
             */
            exact: number;
            /** @description Index of the file in `Gathered::files`. */
            file: number;
            /**
             * Format: int64
             * @description The number is another person's.
             */
            mismatch: number;
            /** @description Its name. */
            name: string;
            /**
             * Format: int64
             * @description Candidates wait for a person.
             */
            proposed: number;
            /**
             * Format: int64
             * @description Rows that cannot be used.
             */
            refused: number;
            /**
             * Format: int64
             * @description The number was damaged or old in form; an exact rule repaired it.
             */
            repaired: number;
            /**
             * Format: int64
             * @description All rows with text.
             */
            rows: number;
            /**
             * Format: int64
             * @description Titles, headers, totals, notes.
             */
            set_aside: number;
            /**
             * Format: int64
             * @description Nobody on the register.
             */
            unknown: number;
            /**
             * Format: int64
             * @description Neither number nor name can be used.
             */
            unusable: number;
            /**
             * Format: int64
             * @description Rows that name people.
             */
            usable: number;
        };
        /** @description A file as it was understood. */
        FileLook: {
            /** @description Code of its department or extract; nothing when it is not clear whose it is. */
            department?: string | null;
            /** @description Chinese name of the department. */
            department_name: string;
            /** @description What somebody should look at; at most 200. */
            findings: Record<string, never>[];
            /** @description Its name. */
            name: string;
            /** @description Sheets with rows. */
            sheets: components["schemas"]["SheetLook"][];
        };
        /** @description A filing (异地就医备案), or the end of one. */
        FilingRequest: {
            /**
             * Format: date
             * @description First day.
             */
            from: string;
            /** @description Whether filings of these days are taken back, instead of one being made. */
            is_withdrawn?: boolean;
            /** @description `residence` (长期居住), `referral` (转诊), `temporary` (临时外出) or as the desk says. */
            kind?: string;
            /** @description The person. */
            person_id: string;
            /** @description Code of the place of treatment, or what codes of places begin with (`51`: a whole province). */
            place: string;
            /** @description Where it comes from. */
            source?: string;
            /**
             * Format: date
             * @description Last day; until further notice when absent.
             */
            until?: string | null;
        };
        /** @description What a filing changed. */
        FilingView: {
            /** @description Settlements worked out again. */
            adjusted: components["schemas"]["AdjustmentView"][];
            /** @description The person. */
            person_id: string;
            /** @description Earlier filings that were replaced. */
            superseded: number;
        };
        /** @description One thing that is wrong. */
        Finding: {
            /** @description Stable code. */
            code: string;
            /** @description What was read: `body` for the body of the request, else a file; often empty. */
            file: string;
            /** @description Line in it, from 1; 0 when there is none. */
            line: number;
            /** @description What happened, in Chinese. */
            message: string;
            /** @description Field or record. */
            place: string;
            /** @description What to do, in Chinese. */
            remedy: string;
            /** @description `error`, `warning` or `note`. */
            severity: string;
        };
        /** @description The first administrator. */
        FirstBody: {
            /** @description 程序首次启动时在终端上给出的一次性代码 */
            code: string;
            /** @description 显示名；不写同用户名 */
            display_name?: string;
            /** @description 用户名 */
            name: string;
            /** @description 密码 */
            password: string;
        };
        /** @description A document that was brought. */
        GivenDocument: {
            /** @description Its code in the catalogue. */
            document: string;
            /** @description Name of the uploaded file. */
            name?: string;
            /** @description Hash of the uploaded file; nothing when it was only seen at the desk. */
            sha256?: string;
        };
        /** @description A role and where it applies. */
        GrantView: {
            /** @description Only for this department. */
            department?: string | null;
            /** @description Only for this institution. */
            institution?: string | null;
            /** @description Its Chinese name. */
            name: string;
            /** @description The region: empty is everything; `500116`, `500116101`, `500116101/示例村`. */
            region: string;
            /** @description Code of the role. */
            role: string;
        };
        /** @description A role that can be granted. */
        GrantableRole: {
            /** @description 代码 */
            code: string;
            /** @description 做什么 */
            description: string;
            /** @description 类别：`business` 业务，`administrator` 管理三员，`machine` 机器 */
            kind: string;
            /** @description 名称 */
            name: string;
            /** @description 授予时要写明的：`whole`、`any`、`township`、`village`、`institution`、`department` */
            needs: string;
        };
        /** @description An account of an institution. */
        HeldAccount: {
            /** @description Path. */
            account: string;
            /**
             * Format: int64
             * @description Debits minus credits, in fen.
             */
            balance_fen: number;
        };
        /** @description Coverage or identity as it was recorded, on both time axes. */
        HistoryFact: {
            /**
             * Format: date
             * @description True from this day.
             */
            from: string;
            /** @description `coverage`, `identity`, `filing`, `card` or `family`. */
            kind: string;
            /** @description Known from this instant (UTC). */
            known_from: string;
            /** @description Known until this instant; nothing when it counts today. */
            known_until?: string | null;
            /** @description Where it comes from. */
            source: string;
            /**
             * Format: date
             * @description True until this day.
             */
            until: string;
            /**
             * @description What, in words of the pack; of a card its last characters; of 家庭共济 the family name of who opened the account;
             *     of a filing its kind: `chronic`, `transfer`, `designation`, `cross_region`. Which
             *     disease was filed is not told.
             */
            what: string;
        };
        /** @description The chain's last link. */
        HomeChain: {
            /** @description Hash of the last one. */
            last_hash: string;
            /**
             * Format: int64
             * @description Entries and audit events in it.
             */
            links: number;
        };
        /** @description Reimbursements on their way. */
        HomeReimbursements: {
            /** @description Computed and not paid (500 stands for 500 or more). */
            computed: number;
            /** @description Taken in and not computed (500 stands for 500 or more). */
            gathered: number;
        };
        /** @description What the first page shows of settlement and ledger. */
        HomeView: {
            chain?: components["schemas"]["HomeChain"] | null;
            /** @description Institutions. */
            institutions: number;
            /** @description What each payer has borne; empty for who may not look into the ledger of the whole county. */
            payers: components["schemas"]["PayerBalance"][];
            /**
             * Format: int64
             * @description People on the register who live within reach.
             */
            people: number;
            reimbursements?: components["schemas"]["HomeReimbursements"] | null;
            /**
             * Format: date
             * @description Today, as the program sees it.
             */
            today: string;
            visits?: components["schemas"]["HomeVisits"] | null;
        };
        /** @description Visits that are not settled. */
        HomeVisits: {
            /**
             * Format: int64
             * @description Under way.
             */
            open: number;
            /** @description Where they wait: the institutions with the most, at most five. */
            places: components["schemas"]["InstitutionVisits"][];
            /**
             * Format: int64
             * @description Ended, and waiting for settlement.
             */
            waiting: number;
        };
        /** @description An indicator with its value. */
        IndicatorCard: {
            /**
             * Format: date
             * @description Day up to which it counts; absent when it was not worked out.
             */
            as_of?: string | null;
            /** @description Identifier. */
            code: string;
            /**
             * Format: int64
             * @description Denominator, for ratios.
             */
            denominator?: number | null;
            /** @description Whether the denominator is an amount, in fen. */
            denominator_is_money: boolean;
            /** @description `up`, `down` or `none`. */
            direction: string;
            /** @description Heading. */
            group: string;
            /** @description Whether the definition has changed since. */
            is_stale: boolean;
            /** @description When it was worked out. */
            known_at?: string | null;
            /** @description What it means. */
            meaning: string;
            /**
             * Format: int64
             * @description Months of the year that are in it.
             */
            months: number;
            /** @description Chinese name. */
            name: string;
            /**
             * Format: int64
             * @description Numerator.
             */
            numerator: number;
            /** @description Whether the numerator is an amount, in fen. */
            numerator_is_money: boolean;
            /** @description `missing`, `counted`, or absent when there is no list of people. */
            people?: string | null;
            /**
             * Format: int64
             * @description The value of the period before.
             */
            previous?: number | null;
            /** @description What reports said. */
            published: components["schemas"]["PublishedFigure"][];
            /** @description `met`, `short`, `alarm` or `none`. */
            standing: string;
            /**
             * Format: int64
             * @description What should be reached.
             */
            target?: number | null;
            /** @description The last twelve months, the earliest first. */
            trend: components["schemas"]["TrendPoint"][];
            /** @description `percent` (parts of a million), `people`, `visits`, `rows`, `yuan` or `yuan_each` (fen). */
            unit: string;
            /** @description Name of the unit. */
            unit_name: string;
            /**
             * Format: int64
             * @description The value.
             */
            value?: number | null;
            /**
             * Format: int64
             * @description Beyond this there is a warning.
             */
            warning?: number | null;
        };
        /** @description Where the job stands. */
        IndicatorJob: {
            /** @description When it ended; empty while it runs. */
            finished_at: string;
            /** @description What it did, or why it failed. */
            message: string;
            /** @description Who started it. */
            operator: string;
            /** @description The month. */
            period: string;
            /** @description When it began. */
            started_at: string;
            /** @description `idle`, `running`, `done` or `failed`. */
            state: string;
        };
        /** @description All indicators of a place in a period. */
        IndicatorPage: {
            /** @description The indicators, in the order of the pack. */
            cards: components["schemas"]["IndicatorCard"][];
            /** @description Where the job stands. */
            job: components["schemas"]["IndicatorJob"];
            /** @description From the county down to the place. */
            path: components["schemas"]["IndicatorPlace"][];
            /** @description The period. */
            period: string;
            /** @description Periods that were worked out, the latest first. */
            periods: string[];
        };
        /** @description A page of people. */
        IndicatorPeople: {
            /** @description People, by village and number; of a year by month. */
            items: components["schemas"]["IndicatorPerson"][];
            /** @description `cursor` of the next page; a page may be short and have one. */
            next?: string | null;
            /** @description `missing` or `counted`. */
            which: string;
        };
        /** @description Somebody in a list of an indicator. */
        IndicatorPerson: {
            /** @description Our number. */
            id: string;
            /** @description Name. */
            name: string;
            /** @description Identity number, masked. */
            number: string;
            /**
             * Format: int64
             * @description What the person bears of it, in fen.
             */
            person_fen?: number | null;
            /**
             * Format: date
             * @description Its day.
             */
            settled_on?: string | null;
            /** @description The settlement, for indicators of settlements. */
            settlement_id?: string | null;
            /**
             * Format: int64
             * @description Its total, in fen.
             */
            total_fen?: number | null;
            /** @description Township. */
            township: string;
            /** @description Village. */
            village: string;
        };
        /** @description A place. */
        IndicatorPlace: {
            /** @description Code of county or township, or township/village. */
            code: string;
            /** @description `county`, `township` or `village`. */
            level: string;
            /** @description Its name. */
            name: string;
        };
        /** @description One indicator in one place. */
        IndicatorView: {
            /** @description What the data can say. */
            basis: string;
            /** @description The value with its trend. */
            card: components["schemas"]["IndicatorCard"];
            /** @description From the county down to the place. */
            path: components["schemas"]["IndicatorPlace"][];
            /** @description The period. */
            period: string;
            /** @description Periods that were worked out, the latest first. */
            periods: string[];
            /** @description The places within. */
            places: components["schemas"]["PlaceValue"][];
            /** @description Where it comes from. */
            source: string;
        };
        /** @description How an institution's program is connected. Keys are never shown. */
        InstitutionConnection: {
            /** @description How it signs; empty when it is not connected. */
            dialect: string;
            /** @description When it last settled anything. */
            last_settled_at?: string | null;
            /** @description Last day on which the connection is open. */
            open_until?: string | null;
        };
        /** @description One institution. */
        InstitutionDetail: {
            /** @description All its accounts. */
            accounts: components["schemas"]["HeldAccount"][];
            /** @description Agreements and suspensions, the latest first. */
            agreements: components["schemas"]["AgreementView"][];
            /** @description How it is connected. */
            connection: components["schemas"]["InstitutionConnection"];
            /** @description Settlements by month, the latest first, as worked out with the indicators. */
            months: components["schemas"]["SettledMonth"][];
            /**
             * Format: int64
             * @description What is owed to it, in fen (positive).
             */
            owed_fen: number;
            /**
             * Format: int64
             * @description What was advanced and not offset, in fen.
             */
            prepaid_fen: number;
            /** @description Name, level, kind. */
            row: components["schemas"]["InstitutionRow"];
        };
        /** @description A page of institutions. */
        InstitutionPage: {
            /** @description How many fit in all. */
            count: number;
            /** @description By number. */
            items: components["schemas"]["InstitutionRow"][];
            /** @description Levels that occur. */
            levels: string[];
            /** @description `cursor` of the next page. */
            next?: string | null;
            /** @description How many of all institutions stand how. */
            standings: components["schemas"]["StandingCount"][];
        };
        /** @description An institution in a list. */
        InstitutionRow: {
            /** @description `active`, `suspended`, `outside` (no agreement today) or `unkept` (none on record). */
            agreement: string;
            /** @description How it is connected; empty when it is not. */
            dialect: string;
            /** @description Number. */
            id: string;
            /** @description `hospital`, `pharmacy` … */
            kind: string;
            /** @description Level in words of the pack. */
            level: string;
            /** @description Name. */
            name: string;
            /** @description Code of its region. */
            region: string;
            /**
             * Format: date
             * @description Last day of the agreement that runs longest.
             */
            until?: string | null;
        };
        /** @description An institution. */
        InstitutionView: {
            /** @description Number. */
            id: string;
            /** @description `hospital` or `pharmacy`. */
            kind: string;
            /** @description Level in words of the pack. */
            level: string;
            /** @description Name. */
            name: string;
            /** @description Code of its region. */
            region: string;
        };
        /** @description Visits of an institution that are not settled. */
        InstitutionVisits: {
            /** @description Whose. */
            institution_id: string;
            /** @description Its name. */
            name: string;
            /**
             * Format: int64
             * @description Under way.
             */
            open: number;
            /**
             * Format: int64
             * @description Ended, and waiting for settlement.
             */
            waiting: number;
        };
        /** @description What may be shown of a key. */
        KeyLine: {
            /** @description Algorithm. */
            algorithm: string;
            /** @description Instant it was made. */
            made_at: string;
            /**
             * Format: int32
             * @description Number.
             */
            number: number;
            /** @description Instant since which nothing is encrypted under it. */
            retired_at?: string | null;
        };
        /** @description What stands behind a step: the rule, its clause and the clause's text. */
        LawView: {
            /** @description Whether the value is an assumption. */
            assumed: boolean;
            /** @description `第七条第一款`. */
            clause: string;
            /**
             * Format: date
             * @description First day in force.
             */
            from?: string | null;
            /** @description Who issued it. */
            issuer: string;
            /** @description What people call the rule. */
            label: string;
            /** @description Number of the notice. */
            number: string;
            /** @description The paragraph that is cited, from 1; nothing for the whole clause. */
            paragraph?: number | null;
            /** @description The clause, paragraph by paragraph. */
            paragraphs: string[];
            /** @description Rule; empty when the step cites only a clause. */
            rule: string;
            /** @description Where it was published. */
            source: string;
            /** @description Title of the instrument. */
            title: string;
            /**
             * Format: date
             * @description Last day in force.
             */
            until?: string | null;
            /** @description What it does, where it adjusts another. */
            words: string;
        };
        /** @description An account in a list. */
        LedgerAccount: {
            /** @description Path. */
            account: string;
            /**
             * Format: int64
             * @description Debits minus credits, in fen.
             */
            balance_fen: number;
            /** @description Name of whose it is. */
            name: string;
        };
        /** @description Accounts, a page of them. */
        LedgerAccountPage: {
            /** @description By path. */
            items: components["schemas"]["LedgerAccount"][];
            /** @description `cursor` of the next page. */
            next?: string | null;
        };
        /** @description What a level offers. */
        LevelCount: {
            /**
             * Format: int32
             * @description Desks promised in public.
             */
            desks_promised?: number | null;
            /** @description Matters that it does. */
            does: number;
            /** @description `village`, `township` or `county`. */
            level: string;
            /** @description Its Chinese name. */
            name: string;
            /** @description Matters that it takes in and hands on. */
            takes_in: number;
        };
        /** @description A refund of a part of a fee line that has not been settled. */
        LineRefund: {
            /**
             * Format: int64
             * @description How much is given back. In fen.
             */
            amount_fen: number;
            /**
             * Format: int64
             * @description Number of the line within the visit, from 1.
             */
            line_no: number;
            /**
             * Format: int64
             * @description How many pieces, in ten-thousandths.
             */
            quantity_e4?: number;
        };
        /** @description A token that was just made. */
        MadeToken: {
            /** @description 它的登记 */
            kept: components["schemas"]["Token"];
            /** @description 令牌：只显示这一次 */
            token: string;
        };
        /** @description The same command for many problems. */
        ManyAct: {
            /** @description Where whoever acts sits. */
            at?: string;
            /** @description What. */
            command: components["schemas"]["ProblemCommand"];
            /** @description Proof, uploaded before. */
            documents?: components["schemas"]["Proof"][];
            /** @description Numbers of the problems: 1 to 500. */
            ids: number[];
            /** @description What was done, or why. */
            note?: string;
            /** @description To whom, for `assign`. */
            to?: string;
        };
        /** @description What became of many. */
        ManyDone: {
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
            /** @description Those that were carried out. */
            done: components["schemas"]["Done"][];
            /** @description Those that were not, and why; at most 100. */
            refused: components["schemas"]["Refused"][];
        };
        /** @description The columns of a sheet as a clerk has set them right. */
        MappingOrder: {
            /** @description Code of the department or extract that sends such files. */
            department: string;
            /** @description Code of each column from the left; nothing where it is not used. */
            fields: (string | null)[];
            /** @description `mapping` of the sheet, as the look gave it. */
            mapping: string;
        };
        /** @description A mapping that was saved. */
        MappingSaved: {
            /** @description Its columns. */
            columns: number;
            /** @description The department. */
            department: string;
        };
        /**
         * @description A field that is masked unless asked for.
         * @enum {string}
         */
        MaskedField: "number" | "phone" | "diagnosis";
        /** @description What is done with a request, by whom. */
        MatterAct: {
            /** @description What. */
            act: components["schemas"]["MatterCommand"];
            /** @description The desk: nothing for the county, a township's code, or `code/village`. */
            desk?: string;
            /** @description Documents asked for, or brought. */
            documents?: components["schemas"]["GivenDocument"][];
            /** @description Reason, or what came out. */
            note?: string;
            /** @description Level to hand it to: `village`, `township` or `county`. */
            to?: string;
        };
        /**
         * @description What is done with a request.
         * @enum {string}
         */
        MatterCommand: "ask" | "supply" | "hand_over" | "finish" | "refuse" | "withdraw";
        /** @description A document that was kept. */
        MatterDocument: {
            /** @description SHA-256 of its bytes: name it in `documents` when taking in or supplying. */
            sha256: string;
            /** @description Bytes. */
            size: number;
        };
        /** @description Figures of what was taken in from a day to a day. */
        MatterFigures: {
            /** @description By the level that took it in, the lowest first. */
            by_level: components["schemas"]["FigureLine"][];
            /** @description By matter, in the order of the list. */
            by_matter: components["schemas"]["FigureLine"][];
            /** @description By township of a county, by village of a township. */
            by_place: components["schemas"]["FigureLine"][];
            /**
             * Format: date
             * @description First day of taking in.
             */
            from: string;
            /** @description All of it. */
            total: components["schemas"]["FigureLine"];
            /**
             * Format: date
             * @description Last day of taking in.
             */
            until: string;
        };
        /** @description Requests, a page of them. */
        MatterPage: {
            /** @description Requests by last day. */
            items: components["schemas"]["MatterRow"][];
            /** @description `cursor` of the next page; nothing on the last. */
            next?: string | null;
        };
        /** @description A request in a list. */
        MatterRow: {
            /** @description For whom, when not for the person. */
            behalf: string;
            /**
             * Format: int32
             * @description Working days left, or overdue.
             */
            days: number;
            /**
             * Format: date
             * @description Last day on which it is on time; nothing while the clock stands.
             */
            due_on?: string | null;
            /**
             * Format: date
             * @description Day on which it ended.
             */
            ended_on?: string | null;
            /** @description Where the person lives: township, or township and village. */
            home: string;
            /** @description The number on its receipt. */
            id: string;
            /** @description Level that has it. */
            level: string;
            /** @description Its Chinese name. */
            level_name: string;
            /** @description Code of the matter. */
            matter: string;
            /** @description Name of the matter. */
            matter_name: string;
            /** @description The person. */
            person_id: string;
            /** @description Name of the person. */
            person_name: string;
            /** @description `running`, `stopped`, `overdue`, `ended`. */
            standing: string;
            /** @description Where it stands. */
            state: string;
            /** @description Its Chinese name. */
            state_name: string;
            /**
             * Format: date
             * @description Day of taking in.
             */
            taken_on: string;
        };
        /** @description A matter to take in. */
        MatterTake: {
            /** @description For whom, when not for the person: an employer, an institution, a newborn child. */
            behalf?: string;
            /** @description The desk: nothing for the county, a township's code, or `code/village`. */
            desk?: string;
            /** @description Documents that are there. */
            documents?: components["schemas"]["GivenDocument"][];
            /** @description Code of the matter. */
            matter: string;
            /** @description What is to be noted. */
            note?: string;
            /** @description The person who applies; for matters of employers and institutions, who comes for them. */
            person_id: string;
        };
        /** @description A field of work. */
        MatterView: {
            /** @description Its actions. */
            actions: components["schemas"]["ActionView"][];
            /** @description Code. */
            code: string;
            /** @description Chinese name. */
            name: string;
        };
        /** @description Who I am, and how far my signing in has got. */
        Me: {
            account?: components["schemas"]["Account"] | null;
            /** @description 本程序以开放方式运行，不用登录 */
            is_open: boolean;
            /** @description 密码到期的时刻；空为不到期 */
            password_expires_at?: string | null;
            /**
             * Format: int64
             * @description 还剩几个恢复码
             */
            recovery_codes_left: number;
            /** @description 登录到哪一步 */
            stage: components["schemas"]["SignInStage"];
        };
        /** @description A page of people who are not insured. */
        MissingPage: {
            /** @description People. */
            items: components["schemas"]["MissingPerson"][];
            /** @description `cursor` of the next page. */
            next?: string | null;
        };
        /** @description Somebody of a class who is not insured. */
        MissingPerson: {
            /** @description Name. */
            name: string;
            /** @description Id. */
            person_id: string;
            /** @description Township. */
            township: string;
            /** @description Village. */
            village: string;
        };
        /** @description An account before and after a money order. */
        MoneyBalance: {
            /** @description Path. */
            account: string;
            /**
             * Format: int64
             * @description In fen.
             */
            after_fen: number;
            /**
             * Format: int64
             * @description In fen.
             */
            before_fen: number;
        };
        /**
         * @description Kinds of money orders.
         * @enum {string}
         */
        MoneyKind: "prepay" | "offset" | "pay_institution" | "collect" | "pay_back" | "credit" | "claim_received" | "claim_paid";
        /** @description Money moved by hand: prepayment, offset, collection, account credit. */
        MoneyOrder: {
            /** @description Account kind for a credit (`account`, `account_history`). */
            account?: string;
            /**
             * Format: int64
             * @description How much. In fen.
             */
            amount_fen: number;
            /** @description What is done. */
            kind: components["schemas"]["MoneyKind"];
            /** @description Number that makes a retry harmless. */
            message_id: string;
            /** @description Why, or which paper. */
            note?: string;
            /** @description Who does it. */
            operator?: string;
            /** @description Institution, person or other place it concerns. */
            subject_id: string;
        };
        /** @description What a money order would do. */
        MoneyPreview: {
            /** @description The accounts that it moves. */
            accounts: components["schemas"]["MoneyBalance"][];
        };
        /** @description What a money order did. */
        MoneyView: {
            /** @description Balances it touched, by account. */
            balances: {
                [key: string]: number;
            };
            /** @description Number of the entry. */
            entry_id: string;
        };
        /** @description Identity changes of a month. */
        MonthFigures: {
            /**
             * Format: int64
             * @description 新增.
             */
            added: number;
            /**
             * Format: int64
             * @description 类别变更.
             */
            changed: number;
            /**
             * Format: int64
             * @description 退出.
             */
            ended: number;
        };
        /** @description A code with its Chinese name. */
        Named: {
            /** @description Code. */
            code: string;
            /** @description Chinese name. */
            name: string;
        };
        /** @description A document that a matter needs. */
        NeededDocument: {
            /** @description Original, copy, form. */
            form: string;
            /** @description Its code. */
            id: string;
            /** @description Its name. */
            name: string;
            /** @description When it is needed; empty when always. */
            when: string;
        };
        /** @description The network. */
        NetworkView: {
            /**
             * Format: int32
             * @description Minutes of the circle; 0 when none is promised.
             */
            circle_minutes: number;
            /**
             * Format: int64
             * @description Villages with a desk.
             */
            covered: number;
            /** @description Matters that no desk offers. */
            nobody_offers: components["schemas"]["OfferedView"][];
            /** @description How many desks offer each matter. */
            offered: components["schemas"]["OfferedView"][];
            /**
             * Format: int64
             * @description People in villages.
             */
            people: number;
            /**
             * Format: int64
             * @description People in villages with a desk.
             */
            people_covered: number;
            /**
             * Format: int32
             * @description Desks in villages that were promised in public.
             */
            promised?: number | null;
            /** @description Desks that are known. */
            stations: number;
            /** @description Desks of villages in which no insured person lives: a name may be misspelt. */
            strays: string[];
            /** @description By township. */
            townships: components["schemas"]["TownshipView"][];
            /** @description Of these, in villages. */
            village_stations: number;
            /**
             * Format: int64
             * @description Villages with insured people.
             */
            villages: number;
        };
        /** @description An account to make. */
        NewAccount: {
            /** @description 显示名；不写同用户名 */
            display_name?: string;
            /** @description 机器账号：没有密码，只用令牌 */
            is_machine?: boolean;
            /** @description 用户名 */
            name: string;
            /** @description 统一身份认证的账号 */
            subject?: string | null;
        };
        /** @description An agreement to propose. */
        NewAgreement: {
            /**
             * Format: date
             * @description First day.
             */
            from: string;
            /** @description `agreement` or `suspension`. */
            kind: string;
            /** @description What it is about: number of the paper, why it is suspended. */
            note: string;
            /** @description An approved one whose place it takes: a change, an earlier end. */
            replaces_id?: string | null;
            /** @description Kinds of visit; empty for all. */
            scope?: string[];
            /**
             * Format: date
             * @description Last day.
             */
            until: string;
        };
        /** @description A draft to begin. */
        NewDraft: {
            /** @description Begin with the texts of this draft instead of those in force. */
            copy_of?: string | null;
            /**
             * Format: date
             * @description The day from which it is to hold.
             */
            effective_on?: string | null;
            /** @description The instrument to change, or the name of a new folder. */
            instrument: string;
            /** @description Why it is made. */
            purpose?: string;
            /** @description What to call the draft. */
            title: string;
        };
        /** @description A round from files that were uploaded before. */
        NewRound: {
            /**
             * Format: date
             * @description The day as of which it compares.
             */
            as_of: string;
            /** @description Codes of those whose list is complete although nobody, or far fewer people, are on it. */
            complete?: string[];
            /** @description Its files: 1 to 200. */
            files: components["schemas"]["UploadedFile"][];
            /**
             * @description Keep it although departments or extracts of the last round are absent: their last lists stand in for them,
             *     and what needs them is neither opened nor cured. Without it such a round is refused.
             */
            partial?: boolean;
        };
        /** @description A desk of the network. */
        NewStation: {
            /** @description Address. */
            address?: string;
            /** @description Codes of the matters that it offers; all of its level when absent. */
            matters?: string[];
            /**
             * Format: int32
             * @description Minutes that people have to go at most.
             */
            minutes?: number | null;
            /** @description Name. */
            name: string;
            /** @description Code of the county or township, or `code/village`. */
            place: string;
            /** @description Telephone of the desk. */
            telephone?: string;
        };
        /** @description A token to make. */
        NewToken: {
            /** @description 替哪个机器账号 */
            account_id: string;
            /**
             * Format: int64
             * @description 有效多少天
             */
            days: number;
            /** @description 用途 */
            label: string;
            /** @description 只限这些授权；须在账号的授权之内 */
            scope: components["schemas"]["AccountGrant"][];
        };
        /** @description A visit (就诊). */
        NewVisit: {
            /**
             * Format: date
             * @description First day.
             */
            admitted_on?: string | null;
            /** @description Parts of the bill when there are no lines, and facts that are amounts. In fen. */
            amounts?: {
                [key: string]: number;
            };
            /** @description Diagnoses by code. */
            diagnoses?: string[];
            /**
             * Format: date
             * @description Last day.
             */
            discharged_on?: string | null;
            /** @description Further facts for the rules (`disease`, `referral` …): text for closed facts. */
            facts?: {
                [key: string]: string;
            };
            /** @description Number of the visit; given by us when absent. */
            id?: string | null;
            /** @description Kind of visit in words of the pack (住院, 普通门诊 …). */
            kind: string;
            /** @description Fee lines. */
            lines?: Record<string, never>[];
            /** @description Facts that are numbers. */
            numbers?: {
                [key: string]: number;
            };
            /** @description The person. */
            person_id: string;
            /** @description Whether the person agreed to be treated first and to pay later (先诊疗后付费). */
            treat_first?: boolean;
        };
        /** @description A person whose settlements could not be worked out again. */
        NotRecomputed: {
            /** @description The person. */
            person_id: string;
            /** @description Why, in words for people. */
            reason: string;
        };
        /** @description How many desks offer a matter. */
        OfferedView: {
            /**
             * Format: int64
             * @description Desks.
             */
            desks: number;
            /** @description Code. */
            matter: string;
            /** @description Name. */
            name: string;
        };
        /** @description A package in the list. */
        PackageRow: {
            /** @description What is approved for later. */
            ahead: components["schemas"]["PolicyAhead"][];
            /** @description Things in it that are assumed. */
            assumed: number;
            /** @description Worked cases. */
            cases: number;
            /** @description Clauses of the law. */
            clauses: number;
            /** @description Whether the pack on disk has something else than any version kept here: somebody has to look. */
            differs_on_disk: boolean;
            /** @description The approved draft that it is from on that day. */
            draft?: string | null;
            /**
             * Format: date
             * @description First day of its rules.
             */
            from?: string | null;
            /** @description Name of its folder. */
            id: string;
            /** @description Who issued it. */
            issuer: string;
            /** @description Number of the notice. */
            number: string;
            /** @description Rules in it. */
            rules: number;
            /** @description `in_force`, `past`, `future` or `without_rules` on the day. */
            state: string;
            /** @description Title of the instrument. */
            title: string;
            /**
             * Format: date
             * @description Last day of its rules.
             */
            until?: string | null;
        };
        /** @description A package. */
        PackageView: {
            /** @description Its cases, run now. */
            cases: components["schemas"]["PolicyCase"][];
            /** @description The law with its rules. */
            clauses: components["schemas"]["PolicyClause"][];
            /** @description The approved draft that it is from; `None` when it is from the pack's own files. */
            draft?: string | null;
            /**
             * Format: date
             * @description First day by its own words.
             */
            effective?: string | null;
            /** @description Name of its folder. */
            id: string;
            /** @description Who issued it. */
            issuer: string;
            /** @description The text of notes.md. */
            notes: string;
            /** @description Number of the notice. */
            number: string;
            /**
             * Format: date
             * @description The day that was asked for.
             */
            on: string;
            /** @description Pack and version of that day, as settlements cite it. */
            policy_version: string;
            /** @description Where it was published. */
            source: string;
            /** @description `in_force`, `past`, `future` or `without_rules` on that day. */
            state: string;
            /** @description Title of the instrument. */
            title: string;
        };
        /** @description A new password. */
        PasswordBody: {
            /** @description 现在的密码；刚用一次性代码登录的不写 */
            current?: string;
            /** @description 新密码 */
            password: string;
        };
        /** @description What a payer has borne. */
        PayerBalance: {
            /** @description Account. */
            account: string;
            /**
             * Format: int64
             * @description In fen.
             */
            balance_fen: number;
            /** @description Chinese name. */
            name: string;
            /** @description Identifier. */
            payer: string;
        };
        /** @description Someone who pays. */
        PayerWords: {
            /** @description Identifier. */
            id: string;
            /** @description `fund`, `insurer`, `hospital`, `government`, `account` or `person`. */
            kind: string;
            /** @description Chinese name. */
            name: string;
        };
        /** @description People, a page of them. */
        PeoplePage: {
            /** @description People by name and number. */
            items: components["schemas"]["PersonLine"][];
            /** @description `cursor` of the next page; nothing on the last. */
            next?: string | null;
        };
        /** @description Something true for a period. */
        PeriodView: {
            /**
             * Format: date
             * @description First day.
             */
            from: string;
            /**
             * Format: date
             * @description Last day.
             */
            until: string;
            /** @description What. */
            what: string;
        };
        /** @description What the caller may do: pages show and hide by it. The server decides again at each request. */
        PermissionsView: {
            /** @description Codes of the actions that the caller may do at least somewhere. */
            actions: string[];
            /** @description Roles that were granted, and where. */
            grants: components["schemas"]["GrantView"][];
            /** @description Whether nobody has to sign in here. */
            is_open: boolean;
        };
        /** @description A fact about a person, true for a period. */
        PersonFact: {
            /**
             * Format: date
             * @description First day.
             */
            from: string;
            /** @description Identity in words of the pack. */
            identity: string;
            /** @enum {string} */
            kind: "identity";
            /** @description The person. */
            person_id: string;
            /** @description Where it comes from. */
            source?: string;
            /**
             * Format: date
             * @description Last day; until further notice when absent.
             */
            until?: string | null;
        } | {
            /** @description Identity. */
            identity: string;
            /** @enum {string} */
            kind: "identity_ends";
            /** @description The person. */
            person_id: string;
            /** @description Where it comes from. */
            source?: string;
            /**
             * Format: date
             * @description Last day it holds.
             */
            until: string;
        } | {
            /** @description Further facts by identifier (tier …). */
            attributes?: {
                [key: string]: string;
            };
            /**
             * Format: date
             * @description First day.
             */
            from: string;
            /** @description Insurance in words of the pack. */
            insurance: string;
            /** @enum {string} */
            kind: "coverage";
            /** @description The person. */
            person_id: string;
            /** @description Where it comes from. */
            source?: string;
            /** @description Status in words of the pack. */
            status?: string;
            /**
             * Format: date
             * @description Last day.
             */
            until?: string | null;
        } | {
            /** @enum {string} */
            kind: "death";
            /**
             * Format: date
             * @description Day of death.
             */
            on: string;
            /** @description The person. */
            person_id: string;
            /** @description Where it comes from. */
            source?: string;
        } | {
            /** @enum {string} */
            kind: "card";
            /** @description Number of the card: 6 to 32 letters and digits. */
            number: string;
            /** @description The person. */
            person_id: string;
            /** @description Where it comes from. */
            source?: string;
        } | {
            /** @enum {string} */
            kind: "card_ends";
            /** @description The person. */
            person_id: string;
            /** @description Where it comes from. */
            source?: string;
        };
        /** @description All that was ever known of a person. */
        PersonHistory: {
            /** @description Coverage and identities, superseded ones too, by first day. */
            facts: components["schemas"]["HistoryFact"][];
            /** @description Others of the household. */
            household: components["schemas"]["PersonLine"][];
            /** @description Where the person lives. */
            person: components["schemas"]["PersonLine"];
            /** @description Visits, the latest first; at most 500. */
            visits: components["schemas"]["VisitLine"][];
        };
        /** @description A person in a list. The identity number is masked. */
        PersonLine: {
            /**
             * Format: date
             * @description Day of birth.
             */
            birth: string;
            /** @description Our number. */
            id: string;
            /** @description Name. */
            name: string;
            /** @description Masked identity number. */
            number: string;
            /** @description Code of the township. */
            region: string;
            /** @description Sex. */
            sex: string;
            /** @description Village. */
            village: string;
        };
        /** @description A person as the settlement desk sees them. The identity number is masked. */
        PersonView: {
            /** @description Account balances by kind, in fen. */
            balances: {
                [key: string]: number;
            };
            /**
             * Format: date
             * @description Day of birth.
             */
            birth: string;
            /** @description Last characters of the 社会保障卡 that counts; absent without one. */
            card?: string | null;
            /** @description Coverage that counts, by period. */
            coverage: components["schemas"]["PeriodView"][];
            /**
             * Format: int64
             * @description What the person owes (positive) or gets back (negative), in fen.
             */
            due_fen: number;
            /** @description Our number. */
            id: string;
            /** @description Identities that count, by period. */
            identities: components["schemas"]["PeriodView"][];
            /** @description Name. */
            name: string;
            /** @description Masked identity number. */
            number: string;
            /** @description Sex. */
            sex: string;
        };
        /**
         * @description One direction of one place. Amounts are positive both ways, in fen: opening + settled + reversed +
         *     adjusted − cleared = closing.
         */
        PlaceClearing: {
            /**
             * Format: int64
             * @description Differences of late facts.
             */
            adjusted_fen: number;
            /**
             * Format: int64
             * @description Paid between the places.
             */
            cleared_fen: number;
            /**
             * Format: int64
             * @description After the month.
             */
            closing_fen: number;
            /** @description `receivable` (它欠我: its people treated here) or `payable` (我欠它: our people treated there). */
            direction: string;
            /** @description Each movement. */
            lines: components["schemas"]["ClaimLine"][];
            /** @description Its name, when its pack is loaded. */
            name: string;
            /**
             * Format: int64
             * @description Before the month.
             */
            opening_fen: number;
            /** @description Code of the place. */
            place: string;
            /**
             * Format: int64
             * @description Taken back in the month (negative).
             */
            reversed_fen: number;
            /**
             * Format: int64
             * @description By settlements of the month.
             */
            settled_fen: number;
        };
        /** @description The value of a place. */
        PlaceValue: {
            /**
             * Format: int64
             * @description Denominator, for ratios.
             */
            denominator?: number | null;
            /**
             * Format: int64
             * @description Numerator.
             */
            numerator: number;
            /** @description The place. */
            place: components["schemas"]["IndicatorPlace"];
            /** @description `met`, `short`, `alarm` or `none`. */
            standing: string;
            /**
             * Format: int64
             * @description The value.
             */
            value?: number | null;
        };
        /** @description A mark of the table. */
        PlaceView: {
            /** @description The mark. */
            mark: string;
            /** @description What it means. */
            name: string;
        };
        /** @description What holds in the region on a day. */
        PoliciesView: {
            /** @description Drafts that are being written. */
            drafts: number;
            /** @description Days on which packages that were approved here take effect; empty when the pack holds as it lies there. */
            editions: components["schemas"]["PolicyEdition"][];
            /** @description Name of the place. */
            name: string;
            /**
             * Format: date
             * @description The day that was asked for.
             */
            on: string;
            /** @description The packages, those in force first. */
            packages: components["schemas"]["PackageRow"][];
            /** @description Pack and version in force on that day. */
            policy_version: string;
            /** @description Drafts that wait for approval. */
            submitted: number;
            /**
             * Format: date
             * @description Today.
             */
            today: string;
        };
        /** @description People and days to whom something else applies. */
        PolicyAffected: {
            /**
             * Format: date
             * @description First day.
             */
            from?: string | null;
            /** @description Identifier of the layer. */
            id: string;
            /** @description Its name. */
            name: string;
            /**
             * Format: date
             * @description Last day; nothing for no end.
             */
            until?: string | null;
            /** @description What. */
            what: string;
            /** @description Who. */
            who: string;
        };
        /** @description A version that takes effect later. */
        PolicyAhead: {
            /** @description The draft. */
            draft: string;
            /**
             * Format: date
             * @description First day.
             */
            from: string;
        };
        /** @description An amount before and after. */
        PolicyAmountChange: {
            /**
             * Format: int64
             * @description After less before. In fen.
             */
            change_fen: number;
            /** @description Who pays or gets it. */
            name: string;
            /**
             * Format: int64
             * @description After. In fen.
             */
            new_fen: number;
            /**
             * Format: int64
             * @description Before. In fen.
             */
            old_fen: number;
        };
        /** @description A case and how it came out. */
        PolicyCase: {
            /** @description `ok`, `article-error` or `ambiguous`. */
            check: string;
            /** @description Path within the folder. */
            file: string;
            /** @description Identifier. */
            id: string;
            /** @description Line. */
            line: number;
            /** @description Name. */
            name: string;
            /** @description Explanation. */
            note: string;
            /** @description Whether amounts and citations are as it says. */
            passes: boolean;
            /** @description What differs, in words. */
            remarks: string[];
            /** @description Where it was published. */
            source: string;
            /** @description Its visits. */
            visits: components["schemas"]["PolicyCaseVisit"][];
            /** @description Worked by hand. */
            working: string;
        };
        /** @description A case that comes out differently. */
        PolicyCaseChange: {
            /** @description Amounts that differ. */
            amounts: components["schemas"]["PolicyAmountChange"][];
            /** @description Identifier. */
            id: string;
            /** @description Outcome after, where it differs. */
            is?: string | null;
            /** @description Name. */
            name: string;
            /** @description Which package it is from: `both`, `old`, `new`. */
            of: string;
            /**
             * Format: date
             * @description Its day.
             */
            on?: string | null;
            /** @description Visit, from 1. */
            visit: number;
            /** @description Outcome before, where it differs. */
            was?: string | null;
        };
        /** @description A visit of a case. */
        PolicyCaseVisit: {
            /** @description Expected beside computed. */
            compared: components["schemas"]["PolicyCompared"][];
            /** @description What is given. */
            given: components["schemas"]["PolicyNamed"][];
            /**
             * Format: date
             * @description Its day.
             */
            on?: string | null;
            /** @description Who pays what. */
            shares: components["schemas"]["PolicyNamed"][];
            /** @description Every step. */
            steps: components["schemas"]["PolicyStep"][];
        };
        /** @description What is wrong with a draft. */
        PolicyCheck: {
            /** @description Cases in the folder, with how they come out; empty when the rules cannot be used. */
            cases: components["schemas"]["CaseBrief"][];
            /** @description How many things must be mended. */
            errors: number;
            /** @description All of them, by file and line. */
            findings: components["schemas"]["PolicyFinding"][];
            /** @description Whether it may be handed in. */
            passes: boolean;
            /** @description Rules in the folder. */
            rules: number;
            /** @description How many should be looked at. */
            warnings: number;
        };
        /** @description A clause with what cites it. */
        PolicyClause: {
            /** @description `第七条`. */
            id: string;
            /** @description Line of its heading in document.md. */
            line: number;
            /** @description Why it has no rule, where it says so. */
            no_rule?: string | null;
            /** @description Its paragraphs. */
            paragraphs: string[];
            /** @description What cites it, in the order of the pack. */
            rules: components["schemas"]["PolicyRule"][];
        };
        /** @description An expected amount or count beside what came out. */
        PolicyCompared: {
            /**
             * Format: int64
             * @description By machine.
             */
            actual?: number | null;
            /**
             * Format: int64
             * @description Computed less expected.
             */
            difference: number;
            /**
             * Format: int64
             * @description By hand, in fen (for a counting meter a count).
             */
            expected: number;
            /** @description Whether the values are counts, not fen. */
            is_count: boolean;
            /** @description Key of `expect`. */
            key: string;
            /** @description In words. */
            name: string;
        };
        /** @description What a draft changes. */
        PolicyComparison: {
            /** @description People to whom something else applies, from the draft's first day on. */
            affected: components["schemas"]["PolicyAffected"][];
            /** @description Cases that come out differently, whatever their day. */
            cases: components["schemas"]["PolicyCaseChange"][];
            /** @description How many cases were run on both. */
            cases_run: number;
            /** @description Things that are written differently. */
            changes: components["schemas"]["PolicyWritten"][];
            /**
             * Format: date
             * @description First day of the draft.
             */
            from: string;
            /** @description Layers with too many combinations to compare. */
            not_compared: string[];
            /** @description Pack and version that it is compared with. */
            policy_version: string;
            /** @description What changes over all cases. */
            sums: components["schemas"]["PolicyAmountChange"][];
        };
        /** @description A draft in a list. */
        PolicyDraftRow: {
            /** @description Everybody who has written on it: none of them may approve it. */
            authors: string[];
            /** @description Instant. */
            changed_at: string;
            /** @description The draft that it was copied from. */
            copied_from?: string | null;
            /** @description Instant. */
            created_at: string;
            /** @description Instant. */
            decided_at?: string | null;
            /** @description Who approved or refused it; empty before. */
            decided_by: string;
            /**
             * Format: date
             * @description First day in force.
             */
            effective_on?: string | null;
            /** @description Number. */
            id: string;
            /** @description The instrument: name of its folder. */
            instrument: string;
            /** @description Why it is made. */
            purpose: string;
            /** @description Reason of a refusal, remark of an approval. */
            remark: string;
            /**
             * Format: int64
             * @description One more each time it is saved or moves on; name it when you save.
             */
            revision: number;
            /** @description `draft`, `submitted`, `approved`, `refused` or `withdrawn`. */
            state: string;
            /** @description Instant. */
            submitted_at?: string | null;
            /** @description Who handed it in; empty before. */
            submitted_by: string;
            /** @description What it is called. */
            title: string;
        };
        /** @description A draft with its files. */
        PolicyDraftView: {
            /** @description The folder as it was in force when the draft was begun; empty for a new instrument. */
            before: components["schemas"]["PolicyFile"][];
            /** @description The draft. */
            draft: components["schemas"]["PolicyDraftRow"];
            /** @description Its files. */
            files: components["schemas"]["PolicyFile"][];
            /** @description Whether another draft of this instrument has been approved since: begin anew from what is in force. */
            is_behind: boolean;
        };
        /** @description The pack from a day on. */
        PolicyEdition: {
            /** @description Drafts that begin on it. */
            drafts: string[];
            /**
             * Format: date
             * @description First day; nothing for the beginning.
             */
            from?: string | null;
            /** @description Whether it holds on the day that was asked for. */
            is_in_force: boolean;
            /** @description Pack and version, as settlements cite it. */
            version: string;
        };
        /** @description A labelled value: text, or a table. */
        PolicyField: {
            /** @description Headings of the table. */
            columns: string[];
            /** @description What is said. */
            label: string;
            /** @description Its cells. */
            rows: string[][];
            /** @description How; empty for a table. */
            text: string;
        };
        /** @description A field before and after. */
        PolicyFieldChange: {
            /** @description Which. */
            label: string;
            /** @description After. */
            new: string;
            /** @description Before; empty where there was none. */
            old: string;
        };
        /** @description A file of a folder. */
        PolicyFile: {
            /** @description Path within the instrument's folder: `rules.toml`, `document.md`, `notes.md`, `cases/x.toml`. */
            path: string;
            /** @description Its text. */
            text: string;
        };
        /** @description One thing that is wrong. */
        PolicyFinding: {
            /** @description Stable code. */
            code: string;
            /** @description Path within the folder; for another part of the pack its path there. */
            file: string;
            /** @description Whether it is in the folder of this draft. */
            is_inside: boolean;
            /** @description Line, from 1; 0 when there is none. */
            line: number;
            /** @description What is wrong. */
            message: string;
            /** @description Rule, layer or case. */
            place: string;
            /** @description What to do. */
            remedy: string;
            /** @description `error`, `warning` or `note`. */
            severity: string;
        };
        /** @description A name with a value in words. */
        PolicyNamed: {
            /** @description Name. */
            name: string;
            /** @description Value. */
            value: string;
        };
        /** @description A layer, rule, named amount, pre-paid share or index in words. */
        PolicyRule: {
            /** @description Whether a number in it is an assumption. */
            assumed: boolean;
            /** @description The citation: `第七条第一款`. */
            clause: string;
            /** @description What it says. */
            fields: components["schemas"]["PolicyField"][];
            /**
             * Format: date
             * @description First day; nothing for always.
             */
            from?: string | null;
            /** @description Identifier. */
            id: string;
            /** @description Whether it is in force on the day that was asked for. */
            is_in_force: boolean;
            /** @description `层`, `规则`, `命名金额`, `先行自付`, `指数`. */
            kind: string;
            /** @description Line in rules.toml. */
            line: number;
            /** @description Name for people. */
            name: string;
            /** @description Heading of the note that explains it. */
            note: string;
            /**
             * Format: date
             * @description Last day; nothing for no end.
             */
            until?: string | null;
            /** @description Whom it concerns. */
            who: string;
        };
        /** @description A step of the computation. */
        PolicyStep: {
            /** @description The law. */
            clause: string;
            /** @description Name of the layer. */
            layer: string;
            /** @description The rule. */
            rule: string;
            /** @description In words. */
            text: string;
        };
        /** @description Something that is written differently. */
        PolicyWritten: {
            /** @description Fields that differ. */
            fields: components["schemas"]["PolicyFieldChange"][];
            /** @description File in the pack. */
            file: string;
            /** @description Identifier. */
            id: string;
            /** @description `规则`, `层`, `条文` … */
            kind: string;
            /** @description Line. */
            line: number;
            /** @description Name for people. */
            name: string;
            /** @description `added`, `removed` or `changed`. */
            what: string;
        };
        /** @description One posting: debit positive, credit negative. */
        PostingView: {
            /** @description Path of the account. */
            account: string;
            /**
             * Format: int64
             * @description In fen.
             */
            amount_fen: number;
        };
        /** @description What a caller reads when the answer is not a success. */
        Problem: {
            /** @description Code of the first finding: stable, for machines. */
            code: string;
            /** @description Everything that is wrong, all at once. */
            findings: components["schemas"]["Finding"][];
            /** @description What happened and what to do, in Chinese. */
            message: string;
            /** @description Number of this answer in the log; quote it when asking for help. */
            trace_id: string;
        };
        /** @description Something to do with a problem. */
        ProblemAct: {
            /** @description Where whoever acts sits: `county`, `township:CODE`, `village:CODE`, `department:CODE`. */
            at?: string;
            /** @description What. */
            command: components["schemas"]["ProblemCommand"];
            /** @description Proof, uploaded before. */
            documents?: components["schemas"]["Proof"][];
            /** @description What was done, or why. */
            note?: string;
            /** @description To whom, for `assign`; the same words. */
            to?: string;
        };
        /**
         * @description What may be done with a problem.
         * @enum {string}
         */
        ProblemCommand: "assign" | "approve" | "remedy" | "verify" | "reject" | "strike_off" | "reopen";
        /** @description One problem with its history. */
        ProblemDetail: components["schemas"]["ProblemRow"] & {
            /** @description Who it may be, best first, with points. */
            candidates: components["schemas"]["Candidate"][];
            /** @description Everything that was done, in order. */
            events: Record<string, never>[];
            /** @description Documents asked for. */
            evidence: string[];
            /** @description What is known of the person, in Chinese. */
            facts: string[];
            /** @description What to do. */
            remedy: string;
        };
        /** @description Problems, a page of them. */
        ProblemPage: {
            /** @description The problems. */
            items: components["schemas"]["ProblemRow"][];
            /** @description `cursor` of the next page; nothing on the last. */
            next?: string | null;
        };
        /** @description A problem in a list. */
        ProblemRow: {
            /**
             * Format: int64
             * @description Money to go back. In fen.
             */
            amount_fen: number;
            /** @description `kind.sub-case`. */
            code: string;
            /** @description Department that gives the identity. */
            department: string;
            /**
             * Format: date
             * @description To be remedied until.
             */
            due?: string | null;
            /**
             * Format: date
             * @description As of which day that found it.
             */
            found_on?: string | null;
            /**
             * Format: int64
             * @description The round that found it.
             */
            found_round: number;
            /**
             * Format: int64
             * @description Number.
             */
            id: number;
            /** @description Its Chinese name. */
            name: string;
            /** @description Identity number, masked. */
            number: string;
            /** @description The person, when the row led to one. */
            person_id?: string | null;
            /** @description Name, of the register or as claimed. */
            person_name: string;
            /**
             * Format: date
             * @description As of which day the last round saw it.
             */
            seen_on?: string | null;
            /**
             * Format: int64
             * @description The last round that saw it.
             */
            seen_round: number;
            /** @description How far it is. */
            stage: string;
            /** @description Code of the township. */
            township: string;
            /** @description Village. */
            village: string;
        };
        /** @description Number of problems of one kind at one place and stage. */
        ProblemTally: {
            /**
             * Format: int64
             * @description Money to go back. In fen.
             */
            amount_fen: number;
            /** @description `kind.sub-case`. */
            code: string;
            /** @description Its Chinese name. */
            name: string;
            /**
             * Format: int64
             * @description How many.
             */
            problems: number;
            /** @description How far. */
            stage: string;
            /** @description Code of the township. */
            township: string;
        };
        /** @description What is on the receipt, and who asks. */
        ProgressBody: {
            /** @description Last four characters of the person's identity number. */
            digits: string;
            /** @description The number on the receipt. */
            number: string;
        };
        /** @description How far a request has come. Names neither person nor matter. */
        ProgressView: {
            /**
             * Format: date
             * @description Day by which it will be done; nothing while documents are missing.
             */
            due_on?: string | null;
            /**
             * Format: date
             * @description Day on which it ended.
             */
            ended_on?: string | null;
            /**
             * Format: int32
             * @description Working days promised.
             */
            limit_days: number;
            /** @description What happens next. */
            next: string;
            /** @description The number in groups. */
            spaced: string;
            /** @description `in_hand`, `waiting`, `done`, `refused`, `withdrawn`. */
            state: string;
            /** @description Its Chinese name. */
            state_name: string;
            /**
             * Format: date
             * @description Day of taking in.
             */
            taken_on: string;
        };
        /** @description A document that was uploaded. */
        Proof: {
            /** @description Which evidence of the rule it is. */
            kind: string;
            /** @description File name. */
            name: string;
            /** @description SHA-256 of its bytes, in hexadecimal digits. */
            sha256: string;
        };
        /** @description What a report said. */
        PublishedFigure: {
            /** @description What is said beside it. */
            note: string;
            /** @description `2023`. */
            period: string;
            /**
             * Format: int64
             * @description In the unit, as a whole number.
             */
            value: number;
        };
        /** @description What to work out again. */
        RecomputeBody: {
            /** @description Why: which instrument, which notice. */
            cause: string;
            /**
             * Format: date
             * @description Everybody with a settlement on this day or later.
             */
            since: string;
        };
        /** @description What came of working settlements out again. */
        Recomputed: {
            /** @description Differences booked. */
            adjusted: components["schemas"]["AdjustmentView"][];
            /**
             * @description People whose settlements cannot be worked out under today's rules and facts: nothing was booked for
             *     them, and somebody must look at each.
             */
            failed: components["schemas"]["NotRecomputed"][];
        };
        /** @description Recovery codes that were just made. */
        RecoveryCodes: {
            /** @description 恢复码：只显示这一次，每个用一次 */
            codes: string[];
        };
        /** @description A problem of many that was not changed. */
        Refused: {
            /**
             * Format: int64
             * @description The problem.
             */
            id: number;
            /** @description Why. */
            reason: string;
        };
        /** @description A township. */
        RegionLine: {
            /** @description Code; empty for people without one. */
            code: string;
            /** @description Name; the code where none is known. */
            name: string;
            /**
             * Format: int64
             * @description People.
             */
            people: number;
            /** @description Villages with people. */
            villages: number;
        };
        /** @description The region in words. */
        RegionView: {
            /** @description Departments that send rosters. */
            departments: components["schemas"]["Named"][];
            /** @description Facts by which rules are chosen. */
            facts: components["schemas"]["FactWords"][];
            /** @description Whether there is a catalogue of matters. */
            has_matters: boolean;
            /** @description Whether there are rules for rosters. */
            has_rosters: boolean;
            /** @description Name of the place. */
            name: string;
            /** @description Identifier of the pack. */
            pack: string;
            /** @description Who pays. */
            payers: components["schemas"]["PayerWords"][];
            /** @description Pack and version, as settlements cite it. */
            policy_version: string;
            /** @description Code of the region. */
            region: string;
            /**
             * Format: date
             * @description Today, as the program sees it.
             */
            today: string;
            /** @description Townships with their names, as far as the register names them. */
            townships: components["schemas"]["Named"][];
        };
        /** @description A manual reimbursement with its bill and its steps. */
        ReimbursementDetail: {
            /** @description Level of the institution, in words of the pack. */
            level: string;
            /** @description How many fee lines the bill has. */
            lines: number;
            /** @description Papers that were handed in. */
            papers: string[];
            /** @description As in the list. */
            row: components["schemas"]["ReimbursementRow"];
            /** @description Where its settlement stands: `settled` or `reversed`; nothing before it is computed. */
            settlement_state?: string | null;
            /** @description Who took which step, the first one first. */
            steps: components["schemas"]["ReimbursementStep"][];
            /** @description The visit; fee lines only for whoever may see those of a visit. */
            visit: components["schemas"]["NewVisit"];
        };
        /** @description A page of manual reimbursements. */
        ReimbursementPage: {
            /** @description The rows. */
            items: components["schemas"]["ReimbursementRow"][];
            /** @description `cursor` of the next page; nothing on the last. */
            next?: string | null;
        };
        /** @description A bill from outside, handed in by hand (手工报销). */
        ReimbursementRequest: {
            /** @description Name of the institution elsewhere. */
            institution_name: string;
            /** @description Its level in words of the pack. */
            level: string;
            /** @description Number that makes a retry harmless. */
            message_id: string;
            /** @description Who takes it in. */
            operator?: string;
            /** @description Papers that were handed in. */
            papers?: string[];
            /** @description The visit. */
            visit: components["schemas"]["NewVisit"];
        };
        /** @description A manual reimbursement in a list. */
        ReimbursementRow: {
            /**
             * Format: date
             * @description First day.
             */
            admitted_on?: string | null;
            /**
             * Format: int64
             * @description What is paid to the person; 0 until it is computed. In fen.
             */
            amount_fen: number;
            /** @description Instant of the last step (UTC). */
            changed_at: string;
            /**
             * Format: date
             * @description Last day.
             */
            discharged_on?: string | null;
            /** @description Number. */
            id: string;
            /** @description Name of the institution elsewhere. */
            institution_name: string;
            /** @description Kind of visit. */
            kind: string;
            /** @description The person. */
            person_id: string;
            /** @description Name of the person. */
            person_name: string;
            /** @description The settlement, once computed. */
            settlement_id?: string | null;
            /** @description Where it stands. */
            state: string;
            /** @description Instant of taking in (UTC). */
            taken_at: string;
            /**
             * Format: int64
             * @description Sum of the bill. In fen.
             */
            total_fen: number;
        };
        /** @description A step of a reimbursement, as the audit log has it. */
        ReimbursementStep: {
            /** @description Instant (UTC). */
            at: string;
            /** @description Who took it; empty when nobody was named. */
            by: string;
            /** @description Why, where a reason was asked for. */
            reason: string;
            /** @description Where it stood afterwards: `gathered`, `computed`, `paid`, `signed` or `withdrawn`. */
            state: string;
        };
        /** @description Where a manual reimbursement stands. */
        ReimbursementView: {
            /**
             * Format: int64
             * @description What is paid to the person. In fen.
             */
            amount_fen: number;
            /** @description Number. */
            id: string;
            /** @description The person. */
            person_id: string;
            /** @description The settlement, once computed. */
            settlement_id?: string | null;
            /** @description `gathered`, `computed`, `paid`, `signed` or `withdrawn`. */
            state: string;
        };
        /** @description A request. */
        RequestView: {
            /**
             * Format: date
             * @description Day of asking for missing documents.
             */
            asked_on?: string | null;
            /** @description For whom, when not for the person. */
            behalf: string;
            /**
             * Format: int32
             * @description Working days left, or overdue.
             */
            days: number;
            /** @description Documents. */
            documents: components["schemas"]["DocumentState"][];
            /**
             * Format: date
             * @description Last day on which it is on time; nothing while the clock stands.
             */
            due_on?: string | null;
            /**
             * Format: date
             * @description Day on which it ended.
             */
            ended_on?: string | null;
            /** @description What was done, in order. */
            events: components["schemas"]["EventView"][];
            /** @description Where the person lives: township, or township and village. */
            home: string;
            /** @description The number on its receipt. */
            id: string;
            /** @description Whether it ended, or still is, on time. */
            is_on_time: boolean;
            /** @description Level that has it. */
            level: string;
            /** @description Chinese name of the level that has it. */
            level_name: string;
            /**
             * Format: int32
             * @description Working days promised.
             */
            limit_days: number;
            /** @description The matter. */
            matter: components["schemas"]["CatalogueMatter"];
            /** @description What this desk may do now: `ask`, `supply`, `hand_over`, `finish`, `refuse`, `withdraw`. */
            may: string[];
            /** @description Levels that it may be handed to. */
            may_hand_to: string[];
            /** @description What happens next, for people. */
            next: string;
            /** @description The person. */
            person_id: string;
            /** @description Name of the person. */
            person_name: string;
            /** @description The number in groups. */
            spaced: string;
            /** @description `running`, `stopped`, `overdue`, `ended`. */
            standing: string;
            /** @description `in_hand`, `waiting`, `done`, `refused`, `withdrawn`. */
            state: string;
            /** @description Its Chinese name. */
            state_name: string;
            /** @description Level that took it in. */
            taken_level: string;
            /**
             * Format: date
             * @description Day of taking in.
             */
            taken_on: string;
        };
        /** @description What to reset. */
        ResetBody: {
            /** @description 一并停用二次验证（手机丢了） */
            second_factor?: boolean;
        };
        /** @description What a reversal did. */
        ReversalView: {
            /** @description Later settlements of the person whose result changed, with the difference for the person in fen. */
            adjusted: components["schemas"]["AdjustmentView"][];
            /** @description Entries that take it back. */
            entries: string[];
            /** @description The settlement that no longer counts. */
            settlement_id: string;
        };
        /** @description Who takes a settlement back, and why. */
        ReverseBody: {
            /** @description The institution that asks; only that of the settlement may. */
            institution_id: string;
            /** @description Its number for this message. */
            message_id: string;
            /** @description Who does it. */
            operator?: string;
            /** @description Why. */
            reason?: string;
        };
        /** @description A grant to take back. */
        RevokeBody: {
            /** @description 授权编号 */
            grant: string;
        };
        /** @description A role. */
        RoleView: {
            /** @description Code. */
            code: string;
            /** @description What its holder does. */
            description: string;
            /** @description `business`, `administrator` or `machine`. */
            kind: string;
            /** @description Its Chinese name. */
            kind_name: string;
            /** @description Chinese name. */
            name: string;
            /** @description What a grant must say, in Chinese. */
            needs: string;
        };
        /** @description The table of roles and actions. */
        RolesView: {
            /** @description Roles that one account must not hold together. */
            conflicts: components["schemas"]["ConflictView"][];
            /** @description Actions by field of work, with a mark for each role. */
            matters: components["schemas"]["MatterView"][];
            /** @description What the marks of the table mean. */
            places: components["schemas"]["PlaceView"][];
            /** @description Roles that can be granted. */
            roles: components["schemas"]["RoleView"][];
            /** @description Steps of one thing that one person must not take both. */
            two_steps: components["schemas"]["StepsView"][];
        };
        /** @description Words of the rules of comparison. */
        RosterWords: {
            /** @description Departments that send rosters. */
            departments: components["schemas"]["Named"][];
            /** @description The bureau's own lists. */
            extracts: components["schemas"]["Named"][];
            /** @description What a column of a roster can be. */
            fields: components["schemas"]["Named"][];
            /** @description People on the register. */
            people: number;
            /** @description Sub-cases of problems. */
            problems: components["schemas"]["Named"][];
            /** @description How far a problem can be, in order. */
            stages: string[];
            /** @description Townships by code. */
            townships: components["schemas"]["Named"][];
        };
        /** @description What a round keeps of its figures. */
        RoundCounts: {
            /**
             * @description Departments and extracts that are absent: their lists of the last round stand in for them, and what needs
             *     them is neither opened nor cured. `?`: a lost file of nobody knows whom.
             */
            absent?: string[];
            /** @description Identity changes since the last round. */
            changes: components["schemas"]["MonthFigures"];
            /**
             * Format: int64
             * @description 整改后又出现.
             */
            come_back: number;
            /** @description Coverage by class. */
            cover: components["schemas"]["ClassFigures"][];
            /**
             * Format: int64
             * @description 已整改.
             */
            cured: number;
            /** @description Problems by sub-case. */
            kinds: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description 新发现.
             */
            new: number;
            /**
             * Format: int64
             * @description People on the register.
             */
            people: number;
            /**
             * Format: int64
             * @description All problems.
             */
            problems: number;
            /**
             * Format: int64
             * @description Rows read.
             */
            rows: number;
            /** @description Inputs that are the very same files as in the last round. */
            same_inputs: string[];
            /**
             * Format: int64
             * @description 仍未整改.
             */
            still_open: number;
            /** @description Cured ones that turned into others: from, to, how many. */
            turned: Record<string, never>[];
        };
        /** @description A round that was kept. */
        RoundDone: {
            /** @description Its figures. */
            counts: components["schemas"]["RoundCounts"];
            /** @description How the rows of each file were matched. */
            files: components["schemas"]["FileCounts"][];
            /** @description What somebody should look at; at most 500. */
            findings: Record<string, never>[];
            /**
             * Format: int64
             * @description Its number.
             */
            number: number;
        };
        /** @description A round in the list. */
        RoundRow: {
            /**
             * Format: date
             * @description The day as of which it compares.
             */
            as_of: string;
            /** @description Its figures. */
            counts: components["schemas"]["RoundCounts"];
            /** @description Instant. */
            made_at: string;
            /**
             * Format: int64
             * @description Number.
             */
            number: number;
            /** @description Who. */
            operator: string;
        };
        /** @description What a draft is to be from now on. */
        SaveDraft: {
            /**
             * Format: date
             * @description First day in force; as before when absent.
             */
            effective_on?: string | null;
            /** @description Files that are new or changed; the others stay. */
            files?: components["schemas"]["PolicyFile"][];
            /** @description Why it is made; as before when absent. */
            purpose?: string | null;
            /** @description Files to take out. */
            removed?: string[];
            /**
             * Format: int64
             * @description The revision that was read: who comes later is told.
             */
            revision: number;
            /** @description What it is called; as before when absent. */
            title?: string | null;
        };
        /** @description What a telephone needs. */
        SecondFactorStart: {
            /** @description 手机扫的地址 */
            address: string;
            /** @description 二维码，SVG */
            qr_svg: string;
            /** @description 密钥，扫不了码的手工输入 */
            secret: string;
        };
        /** @description A settlement to make: a whole visit at once, or a visit that is open already. */
        SettleRequest: {
            /** @description The institution that asks (定点医药机构编号). */
            institution_id: string;
            /** @description Its number for this message; a retry with the same number gets the first answer. */
            message_id: string;
            /** @description Who does it. */
            operator?: string;
            /**
             * Format: date
             * @description Day of settlement; the day of discharge, else of admission, when absent.
             */
            settled_on?: string | null;
            visit?: components["schemas"]["NewVisit"] | null;
            /** @description The visit to settle, when it is open already; otherwise `visit`. */
            visit_id?: string | null;
        };
        /** @description Settlements of a month. */
        SettledMonth: {
            /**
             * Format: int64
             * @description What people bear in cash, in fen.
             */
            cash_fen: number;
            /** @description When it was worked out. */
            known_at: string;
            /** @description `2024-03`. */
            month: string;
            /**
             * Format: int64
             * @description What funds, insurers and government bear, in fen.
             */
            paid_fen: number;
            /**
             * Format: int64
             * @description How many.
             */
            settlements: number;
            /**
             * Format: int64
             * @description In fen.
             */
            total_fen: number;
        };
        /** @description A page of settlements. */
        SettlementPage: {
            /** @description The rows. */
            items: components["schemas"]["SettlementRow"][];
            /** @description Where the next page begins. */
            next?: string | null;
        };
        /** @description A settlement in a list. */
        SettlementRow: {
            /**
             * Format: int64
             * @description In fen.
             */
            cash_fen: number;
            /** @description Number. */
            id: string;
            /** @description The institution. */
            institution_id: string;
            /**
             * Format: int64
             * @description In fen.
             */
            person_fen: number;
            /** @description The person. */
            person_id: string;
            /**
             * Format: date
             * @description Day.
             */
            settled_on: string;
            /** @description `settled` or `reversed`. */
            state: string;
            /**
             * Format: int64
             * @description In fen.
             */
            total_fen: number;
            /** @description The visit. */
            visit_id: string;
        };
        /** @description A decision that has been booked, or (without number) a preview. */
        SettlementView: {
            /**
             * Format: int64
             * @description What the person owes at the window today (cash that is not deferred). In fen.
             */
            cash_due_fen: number;
            /** @description The decision with every step. */
            decision: Record<string, never>;
            /** @description Number of the settlement; empty for a preview. */
            id: string;
            /** @description The institution. */
            institution_id: string;
            /** @description The person. */
            person_id: string;
            /** @description Policies used: pack and version. */
            policy_version: string;
            /**
             * Format: date
             * @description Day of settlement.
             */
            settled_on: string;
            /** @description `preview`, `settled` or `reversed`. */
            state: string;
            /** @description The visit. */
            visit_id: string;
        };
        /** @description A sheet as it was understood. */
        SheetLook: {
            /** @description Every column, from the left. */
            columns: components["schemas"]["ColumnLook"][];
            /** @description Whether a saved mapping was used. */
            is_mapped: boolean;
            /** @description The same as a mapping that can be saved with other fields, as TOML. */
            mapping: string;
            /** @description Its name. */
            name: string;
            /** @description Rows that cannot be used. */
            refused: number;
            /** @description All rows with text. */
            rows: number;
            /** @description Titles, headers, totals, notes. */
            set_aside: number;
            /** @description Rows that name people. */
            usable: number;
        };
        /** @description Name and password. */
        SignInBody: {
            /** @description 用户名 */
            name: string;
            /** @description 密码 */
            password: string;
        };
        /** @description A session in a list. */
        SignInSession: {
            /** @description 从哪个地址 */
            address: string;
            /** @description 用什么浏览器 */
            agent: string;
            /** @description 编号 */
            id: string;
            /** @description 就是现在用的这个 */
            is_this: boolean;
            /** @description 开始的时刻 */
            made_at: string;
            /** @description 最晚结束的时刻 */
            until: string;
            /** @description 最近使用的时刻（至多差一分钟） */
            used_at: string;
            /** @description 怎样登录：`password`、`code`、`oidc` */
            way: string;
        };
        /**
         * @description How far somebody has got.
         * @enum {string}
         */
        SignInStage: "full" | "second_factor" | "new_password";
        /** @description What the page for signing in must know. */
        SignInWays: {
            /** @description 本程序以开放方式运行，不用登录 */
            is_open: boolean;
            /** @description 还没有账号，要先设首位管理员 */
            is_unclaimed: boolean;
            /** @description 统一身份认证按钮上的字；没有则不显示 */
            oidc_label?: string | null;
            /** @description 密码至少几个字符 */
            shortest_password: number;
        };
        /** @description How far. */
        SignOutBody: {
            /** @description 在所有地方退出 */
            everywhere?: boolean;
        };
        /** @description What ended. */
        SignedOut: {
            /**
             * Format: int64
             * @description 结束了几个登录会话
             */
            ended: number;
        };
        /** @description How many institutions stand so. */
        StandingCount: {
            /** @description How many. */
            count: number;
            /** @description `active`, `suspended`, `outside` or `unkept`. */
            standing: string;
        };
        /** @description Which settlements. */
        StartTrial: {
            /**
             * Format: date
             * @description First day of settlement; the first of the last whole benefit year when absent.
             */
            from?: string | null;
            /**
             * Format: int32
             * @description Take the bills as if they had arisen so many years later (0 to 5): for rules that begin on a later day.
             */
            shift_years?: number;
            /**
             * Format: date
             * @description Last day; yesterday's year's end or today when absent.
             */
            until?: string | null;
        };
        /** @description The whole list of desks. */
        StationList: {
            /** @description Every desk of the network. */
            stations: components["schemas"]["NewStation"][];
        };
        /** @description A desk as it is known. */
        StationView: {
            /** @description Address. */
            address: string;
            /** @description Level. */
            level: string;
            /** @description Its Chinese name. */
            level_name: string;
            /**
             * Format: int64
             * @description Minutes that people have to go at most.
             */
            minutes?: number | null;
            /** @description Name. */
            name: string;
            /** @description Place. */
            place: string;
            /** @description Telephone of the desk. */
            telephone: string;
        };
        /** @description How many desks there are now. */
        StationsKept: {
            /** @description Desks. */
            stations: number;
        };
        /** @description Steps kept apart. */
        StepsView: {
            /** @description Code. */
            code: string;
            /** @description Chinese name. */
            name: string;
        };
        /** @description A step that says nothing but which revision was read. */
        Submit: {
            /**
             * Format: int64
             * @description The revision that was read.
             */
            revision: number;
        };
        /** @description The system in figures. */
        SystemView: {
            /**
             * Format: int64
             * @description Its size in bytes.
             */
            bytes: number;
            /** @description The chain's last link: a checkpoint to write down elsewhere. */
            checkpoint: string;
            /** @description The database: its file's name, or its name. */
            database: string;
            /** @description `sqlite` or `postgres`. */
            engine: string;
            /** @description Version of the database engine. */
            engine_version: string;
            /** @description Keys of what lies encrypted, by number, without the keys; empty when they are in no file. */
            keys: components["schemas"]["KeyLine"][];
            last_backup?: components["schemas"]["BackupLine"] | null;
            /**
             * Format: int64
             * @description Links of the chain.
             */
            links: number;
            /**
             * Format: int64
             * @description User names that may not sign in for a while after failing again and again.
             */
            locked_names: number;
            /** @description Now (UTC). */
            now: string;
            /** @description The pack in force with its version. */
            pack: string;
            /** @description Version of the program. */
            program: string;
            /** @description Townships: how many villages and people the register has there. */
            regions: components["schemas"]["RegionLine"][];
            /**
             * Format: int64
             * @description Migrations applied.
             */
            schema: number;
            /**
             * Format: int64
             * @description Migrations that this program knows.
             */
            schema_known: number;
            /**
             * Format: int64
             * @description Sessions that have neither ended nor run out.
             */
            sessions: number;
            /** @description Messages that wait to leave (500 stands for 500 or more). */
            waiting_messages: number;
            /** @description Events seen and not yet in the audit log. */
            waiting_sights: number;
        };
        /** @description A token in a list. */
        Token: {
            /** @description 替哪个账号 */
            account_id: string;
            /** @description 编号 */
            id: string;
            /** @description 用途 */
            label: string;
            /** @description 建立的时刻 */
            made_at: string;
            /** @description 建立人 */
            made_by: string;
            /** @description 收回的时刻 */
            revoked_at?: string | null;
            /** @description 范围 */
            scope: components["schemas"]["AccountGrant"][];
            /** @description 到期的时刻 */
            until: string;
            /** @description 最近使用的时刻 */
            used_at?: string | null;
        };
        /** @description A township's villages. */
        TownshipView: {
            /**
             * Format: int64
             * @description Villages with a desk.
             */
            covered: number;
            /** @description Villages whose desk lies outside of the circle. */
            far: string[];
            /** @description Whether the township itself has a desk. */
            has_desk: boolean;
            /** @description Name, where it is known. */
            name: string;
            /**
             * Format: int64
             * @description People in villages.
             */
            people: number;
            /**
             * Format: int64
             * @description People in villages with a desk.
             */
            people_covered: number;
            /** @description Code. */
            township: string;
            /**
             * Format: int64
             * @description Villages.
             */
            villages: number;
            /** @description Villages without a desk. */
            without: string[];
        };
        /** @description A value of a period. */
        TrendPoint: {
            /** @description `2024-03`. */
            period: string;
            /**
             * Format: int64
             * @description In the unit, as a whole number; absent for nothing over nothing.
             */
            value?: number | null;
        };
        /** @description What people of one identity would have borne. */
        TrialByIdentity: {
            /**
             * Format: int64
             * @description Difference. In fen.
             */
            change_fen: number;
            /**
             * Format: int64
             * @description Who would bear less.
             */
            gain_people: number;
            /** @description Identity. */
            identity: string;
            /**
             * Format: int64
             * @description Who would bear more.
             */
            lose_people: number;
            /**
             * Format: int64
             * @description By the draft. In fen.
             */
            new_fen: number;
            /**
             * Format: int64
             * @description Borne by what is in force. In fen.
             */
            old_fen: number;
            /**
             * Format: int64
             * @description People.
             */
            people: number;
        };
        /** @description People whose share changes most. */
        TrialPeople: {
            /** @description Who would bear less. */
            gain: components["schemas"]["TrialPerson"][];
            /** @description Who would bear more. */
            lose: components["schemas"]["TrialPerson"][];
        };
        /** @description A person whose share changes. */
        TrialPerson: {
            /**
             * Format: int64
             * @description Difference: what the person bears more. In fen.
             */
            change_fen: number;
            /** @description Identity on the last bill. */
            identity: string;
            /** @description Kind of insurance on the last bill. */
            insurance: string;
            /**
             * Format: int64
             * @description By the draft. In fen.
             */
            new_fen: number;
            /**
             * Format: int64
             * @description Borne by what is in force. In fen.
             */
            old_fen: number;
            /** @description Number. */
            person_id: string;
            /**
             * Format: int64
             * @description Settlements.
             */
            settlements: number;
        };
        /** @description How far a trial is. */
        TrialProgress: {
            /**
             * Format: int64
             * @description Settlements worked out.
             */
            done: number;
            /** @description Why it stopped. */
            message: string;
            /**
             * Format: int64
             * @description Of how many.
             */
            of: number;
            /** @description `running` or `failed`. */
            state: string;
        };
        /** @description What a draft would have changed. */
        TrialSummary: {
            /**
             * Format: int64
             * @description Settlements between places, which were left out.
             */
            between_places: number;
            /** @description By identity. */
            by_identity: components["schemas"]["TrialByIdentity"][];
            /** @description By payer. */
            by_payer: components["schemas"]["PolicyAmountChange"][];
            /**
             * Format: int64
             * @description Settlements that come out differently.
             */
            changed: number;
            /**
             * Format: date
             * @description First day of settlements.
             */
            from?: string | null;
            /**
             * Format: int64
             * @description By how much, together. In fen.
             */
            gain_fen: number;
            /**
             * Format: int64
             * @description People who would bear less.
             */
            gain_people: number;
            /** @description Whether there were more settlements than are worked out at once. */
            is_cut: boolean;
            /** @description Whether the pack has meters of households, which are followed for each person alone here. */
            is_rough_for_households: boolean;
            /**
             * Format: int64
             * @description By how much, together. In fen.
             */
            lose_fen: number;
            /**
             * Format: int64
             * @description People who would bear more.
             */
            lose_people: number;
            /**
             * Format: int64
             * @description People with one.
             */
            people: number;
            /** @description Pack and version on the one side; the draft is on the other. */
            policy_version: string;
            /** @description Some reasons. */
            reasons: string[];
            /**
             * Format: int64
             * @description Settlements worked out on both sides.
             */
            settlements: number;
            /**
             * Format: int32
             * @description Bills were worked out as if they had arisen so many years later.
             */
            shift_years: number;
            /**
             * Format: int64
             * @description Settlements that only the draft has no rule for.
             */
            undecided: number;
            /**
             * Format: int64
             * @description Settlements that could not be worked out on either side, or read.
             */
            unreadable: number;
            /**
             * Format: date
             * @description Last day.
             */
            until?: string | null;
        };
        /** @description A trial as it stands. */
        TrialView: {
            /** @description Whether the draft has changed since. */
            is_old: boolean;
            /** @description Instant. */
            made_at: string;
            /** @description Who asked for it. */
            made_by: string;
            progress?: components["schemas"]["TrialProgress"] | null;
            summary?: components["schemas"]["TrialSummary"] | null;
        };
        /** @description What to show, and why. */
        UnmaskRequest: {
            /** @description Which fields: 1 to 3. */
            fields: components["schemas"]["MaskedField"][];
            /** @description Why: at least 6 characters. */
            reason: string;
        };
        /** @description The values in full. What was not asked for is absent. */
        Unmasked: {
            /**
             * Format: int64
             * @description Place of this in the audit log.
             */
            audit_seq: number;
            /** @description What visits say, the latest first; at most 100. */
            diagnoses?: components["schemas"]["VisitDiagnosis"][] | null;
            /** @description Identity number; empty when none is known. */
            number?: string | null;
            /** @description The person. */
            person_id: string;
            /** @description Telephone; empty when none is known. */
            phone?: string | null;
        };
        /** @description A file that was uploaded as a document. */
        UploadedFile: {
            /** @description Code of department or extract; recognised from the file when absent. */
            department?: string | null;
            /** @description Its name, as the department named it. */
            name: string;
            /** @description SHA-256 of its bytes. */
            sha256: string;
        };
        /** @description What to hold the chain against. */
        VerifyBody: {
            /** @description A checkpoint that was kept elsewhere (`place:hash`); the chain against itself when there is none. */
            checkpoint?: string | null;
        };
        /** @description What the auditor saw. */
        VerifyView: {
            /**
             * Format: int64
             * @description Settlements whose documents were compared with their seal.
             */
            documents: number;
            /**
             * Format: int64
             * @description Entries.
             */
            entries: number;
            /** @description What is wrong, and where. */
            findings: components["schemas"]["Finding"][];
            /** @description Its hash: write it down elsewhere, and nobody can change what lies before it unseen. */
            last_hash: string;
            /**
             * Format: int64
             * @description Number of the last link.
             */
            last_seq: number;
            /**
             * Format: int64
             * @description Links of the chain.
             */
            links: number;
            /** @description Whether nothing is wrong. */
            sound: boolean;
        };
        /** @description What a visit says of an illness. */
        VisitDiagnosis: {
            /**
             * Format: date
             * @description First day.
             */
            admitted_on: string;
            /** @description Codes or names of diagnoses, and values of facts that tell an illness. */
            diagnoses: string[];
            /** @description The visit. */
            visit_id: string;
        };
        /** @description A fee line of a visit, or a refund of one. */
        VisitFeeLine: {
            /**
             * Format: int64
             * @description In fen; negative for a refund.
             */
            amount_fen: number;
            /** @description Class where the line carries its own. */
            class?: string | null;
            /** @description Catalogue code. */
            code: string;
            /**
             * Format: int64
             * @description Number within the visit, from 1.
             */
            line_no: number;
            /** @description Name. */
            name: string;
            /**
             * Format: date
             * @description Day.
             */
            on: string;
            /**
             * Format: int64
             * @description Quantity in ten-thousandths.
             */
            quantity_e4: number;
            /**
             * Format: int64
             * @description The line that this one gives back.
             */
            refunds_line_no?: number | null;
        };
        /** @description A visit of a person. */
        VisitLine: {
            /**
             * Format: date
             * @description First day.
             */
            admitted_on: string;
            /**
             * Format: date
             * @description Last day.
             */
            discharged_on?: string | null;
            /** @description Number. */
            id: string;
            /** @description The institution. */
            institution_id: string;
            /** @description Kind. */
            kind: string;
            /** @description The person. */
            person_id: string;
            /** @description Name, in a list of several people. */
            person_name?: string | null;
            /** @description `open`, `discharged`, `settled` or `cancelled`. */
            state: string;
            /** @description Whether payment is deferred. */
            treat_first: boolean;
        };
        /** @description Where a visit stands. */
        VisitView: {
            /**
             * Format: date
             * @description First day.
             */
            admitted_on: string;
            /**
             * Format: date
             * @description Last day.
             */
            discharged_on?: string | null;
            /** @description Number. */
            id: string;
            /** @description The institution. */
            institution_id: string;
            /** @description Kind. */
            kind: string;
            /** @description Number of fee lines. */
            lines: number;
            /** @description The person. */
            person_id: string;
            /** @description `open`, `discharged`, `settled` or `cancelled`. */
            state: string;
            /**
             * Format: int64
             * @description Sum of the fee lines, refunds taken off. In fen.
             */
            total_fen: number;
            /** @description Whether payment is deferred. */
            treat_first: boolean;
        };
        /** @description Visits, a page of them. */
        WaitingPage: {
            /** @description By number. */
            items: components["schemas"]["VisitLine"][];
            /** @description `cursor` of the next page; nothing on the last. */
            next?: string | null;
        };
        /** @description Why a bill is given back. */
        WithdrawBody: {
            /** @description 2 to 200 characters. */
            reason: string;
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
    list_accounts: {
        parameters: {
            query?: {
                /** @description 用户名或显示名里的字 */
                text?: string;
                /** @description 上一页的 `next` */
                after?: string;
                /** @description 一页多少个，至多 200 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 账号与授权，按用户名 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPage"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccount"];
            };
        };
        responses: {
            /** @description 账号和一次性代码 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedAccount"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_grantable_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 角色 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantableRole"][];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    appoint_security_officer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 账号编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 账号 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disable_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 账号编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisableBody"];
            };
        };
        responses: {
            /** @description 账号 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grant_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 账号编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountGrant"];
            };
        };
        responses: {
            /** @description 账号 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 账号编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeBody"];
            };
        };
        responses: {
            /** @description 账号 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 账号编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetBody"];
            };
        };
        responses: {
            /** @description 账号和一次性代码 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedAccount"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_proposed_agreements: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 待审批 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"][];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_agreement: {
        parameters: {
            query?: never;
            header: {
                /** @description 审批人 */
                "X-Operator": string;
            };
            path: {
                /** @description 协议编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreementDecision"];
            };
        };
        responses: {
            /** @description 审批后的协议 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_audit: {
        parameters: {
            query?: {
                /** @description Number of a person: everything about her, her visits, settlements and reimbursements. */
                person?: string;
                /** @description Who did it: name of the account, exactly. */
                actor?: string;
                /** @description What was done: a code, or its beginning with a point at the end (`view.`). */
                action?: string;
                /** @description From this day on (in China). */
                from?: string;
                /** @description Until this day, which is included. */
                until?: string;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Most on a page: 50 unless told, at most 200. */
                limit?: number;
            };
            header?: {
                /** @description 经办人 */
                "X-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    audit_checkpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 检查点 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckpointView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verify_audit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyBody"];
            };
        };
        responses: {
            /** @description 核对结果；有问题也是 200，见 sound 与 findings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerified"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_balances: {
        parameters: {
            query: {
                /** @description Whose: number of an institution or a person, name of a payer (`pooled`), or `bank`. */
                owner: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 余额 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceView"][];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_catalogue: {
        parameters: {
            query?: {
                /** @description Beginning of the code, or part of the name. */
                q?: string;
                /** @description In force on this day; today unless told. */
                on?: string;
                /** @description At most so many: 30 unless told, at most 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 项目 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueItem"][];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    first_administrator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstBody"];
            };
        };
        responses: {
            /** @description 我 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_home: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 数 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HomeView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_indicators: {
        parameters: {
            query?: {
                /** @description `2024-03` or `2024`; the last month that was worked out when absent. */
                period?: string;
                /** @description Code of county or township, or township/village; where the permission begins when absent. */
                place?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 指标 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndicatorPage"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compute_indicators: {
        parameters: {
            query?: never;
            header?: {
                /** @description 经办人 */
                "X-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ComputeRequest"];
            };
        };
        responses: {
            /** @description 开始了 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndicatorJob"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_indicators: {
        parameters: {
            query?: {
                /** @description `2024-03` or `2024`; the last month that was worked out when absent. */
                period?: string;
                /** @description Code of county or township, or township/village. */
                place?: string;
                /** @description Only this indicator. */
                code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 工作簿 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_indicator: {
        parameters: {
            query?: {
                /** @description `2024-03` or `2024`; the last month that was worked out when absent. */
                period?: string;
                /** @description Code of county or township, or township/village; where the permission begins when absent. */
                place?: string;
            };
            header?: never;
            path: {
                /** @description 指标代码 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 指标 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndicatorView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_indicator_people: {
        parameters: {
            query: {
                /** @description `2024-03` or `2024`. */
                period: string;
                /** @description Code of county or township, or township/village; where the permission begins when absent. */
                place?: string;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Most on a page: 50 unless told, at most 200. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description 指标代码 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndicatorPeople"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_institutions: {
        parameters: {
            query?: {
                /** @description Beginning of the number, or part of the name; everybody when absent. */
                q?: string;
                /** @description At most so many: 50 unless told, at most 500. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 机构 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstitutionView"][];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_institution_register: {
        parameters: {
            query?: {
                /** @description Beginning of the number, or part of the name. */
                q?: string;
                /** @description Level in words of the pack. */
                level?: string;
                /** @description `hospital`, `pharmacy` … */
                kind?: string;
                /** @description `active`, `suspended`, `outside` or `unkept`. */
                agreement?: string;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Most on a page: 50 unless told, at most 500. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstitutionPage"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_institution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 机构编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 机构 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstitutionDetail"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    propose_agreement: {
        parameters: {
            query?: never;
            header: {
                /** @description 提出人 */
                "X-Operator": string;
            };
            path: {
                /** @description 机构编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAgreement"];
            };
        };
        responses: {
            /** @description 待审批的协议 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_law: {
        parameters: {
            query?: {
                /** @description `rule` of the step; may be empty. */
                rule?: string;
                /** @description `clause` of the step. */
                clause?: string;
                /** @description The day of the settlement: of several versions of a rule the one in force. */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 规则与条款 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LawView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_ledger_accounts: {
        parameters: {
            query: {
                /** @description `payer`, `institution`, `place` or `clearing`. */
                kind: string;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Most on a page: 100 unless told, at most 500. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerAccountPage"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_clearing: {
        parameters: {
            query: {
                /** @description Month, `2024-03`. */
                month: string;
                /** @description Code of a place; all when absent. */
                place?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 各地两个方向的期初、发生、清算、期末 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClearingStatement"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_entries: {
        parameters: {
            query?: {
                /** @description Path of an account, as balances list it. */
                account?: string;
                /** @description Settlement or order that was booked. */
                reference?: string;
                /** @description Booked on this day or later; for an account. */
                from?: string;
                /** @description Booked on this day or earlier; for an account. */
                until?: string;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Most on a page: 50 unless told, at most 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryPage"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_account_statement: {
        parameters: {
            query: {
                /** @description Path of the account. */
                account: string;
                /** @description First month (`2024-03`) or year; from the beginning when absent. */
                from?: string;
                /** @description Last month or year; to the end when absent. */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 对账单 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountStatement"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_account_statement: {
        parameters: {
            query: {
                /** @description Path of the account. */
                account: string;
                /** @description First month (`2024-03`) or year; from the beginning when absent. */
                from?: string;
                /** @description Last month or year; to the end when absent. */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 工作簿 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verify_ledger: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 核对结果；有问题也是 200，见 sound 与 findings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifyView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    matter_catalogue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 清单 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    count_matters: {
        parameters: {
            query?: {
                /** @description The desk: nothing for the county, a township's code, or `code/village`. */
                desk?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 件数 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskCount"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload_matter_document: {
        parameters: {
            query: {
                /** @description File name. */
                name: string;
            };
            header?: {
                /** @description 经办人 */
                "X-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            /** @description 文件的指纹 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatterDocument"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    matter_figures: {
        parameters: {
            query?: {
                /** @description The desk whose people's requests are counted. */
                desk?: string;
                /** @description First day of taking in; the first of the year unless told. */
                from?: string;
                /** @description Last day of taking in; today unless told. */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 统计 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatterFigures"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    matter_network: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 覆盖情况 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    matter_progress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProgressBody"];
            };
        };
        responses: {
            /** @description 进度 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_matters: {
        parameters: {
            query?: {
                /** @description The desk: nothing for the county, a township's code, or `code/village`. Only its people are listed. */
                desk?: string;
                /** @description Only what lies at the desk's own level: its own work. */
                mine?: boolean;
                /** @description `open` (unless told), `ended` or `all`. */
                which?: string;
                /** @description Only what is overdue. */
                overdue?: boolean;
                /** @description Only this state. */
                state?: string;
                /** @description Only this matter. */
                matter?: string;
                /** @description Only this person. */
                person_id?: string;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Most on a page: 50 unless told, at most 100. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatterPage"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_matter: {
        parameters: {
            query?: never;
            header?: {
                /** @description 经办人 */
                "X-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MatterTake"];
            };
        };
        responses: {
            /** @description 受理的这一件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_matter: {
        parameters: {
            query?: {
                /** @description The desk: nothing for the county, a township's code, or `code/village`. */
                desk?: string;
            };
            header?: never;
            path: {
                /** @description 受理编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 办件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    act_on_matter: {
        parameters: {
            query?: never;
            header?: {
                /** @description 经办人 */
                "X-Operator"?: string | null;
            };
            path: {
                /** @description 受理编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MatterAct"];
            };
        };
        responses: {
            /** @description 办理后的样子 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_matter_document: {
        parameters: {
            query: {
                /** @description SHA-256 of the file. */
                sha256: string;
                /** @description The desk. */
                desk?: string;
            };
            header?: never;
            path: {
                /** @description 受理编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receipt_html: {
        parameters: {
            query?: {
                /** @description The desk: nothing for the county, a township's code, or `code/village`. */
                desk?: string;
            };
            header?: never;
            path: {
                /** @description 受理编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 网页 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receipt_pdf: {
        parameters: {
            query?: {
                /** @description The desk: nothing for the county, a township's code, or `code/village`. */
                desk?: string;
            };
            header?: never;
            path: {
                /** @description 受理编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description PDF */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": number[];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_stations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 名单 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationView"][];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replace_stations: {
        parameters: {
            query?: never;
            header?: {
                /** @description 经办人 */
                "X-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StationList"];
            };
        };
        responses: {
            /** @description 现在有几个经办点 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationsKept"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 我的账号、授权，和登录到哪一步 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_my_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordBody"];
            };
        };
        responses: {
            /** @description 我；应答换发 Cookie */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    my_permissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 角色与操作 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionsView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrol_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CurrentBody"];
            };
        };
        responses: {
            /** @description 密钥与二维码；输入一次验证码后才生效 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorStart"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeBody"];
            };
        };
        responses: {
            /** @description 恢复码，只显示这一次 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drop_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CurrentBody"];
            };
        };
        responses: {
            /** @description 我 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renew_recovery_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CurrentBody"];
            };
        };
        responses: {
            /** @description 恢复码，只显示这一次 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_my_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 还有效的登录会话，新的在前 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInSession"][];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_my_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 会话编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 还有效的登录会话 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInSession"][];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_money: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoneyOrder"];
            };
        };
        responses: {
            /** @description 凭证号与所动账户的余额（分） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MoneyView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_money: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoneyOrder"];
            };
        };
        responses: {
            /** @description 所动账户办前、办后的余额（分） */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MoneyPreview"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    oidc_back: {
        parameters: {
            query?: {
                /** @description 提供方给的代码 */
                code?: string;
                /** @description 出发时给的标记 */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 不会有 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 到本系统的页面 */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    oidc_start: {
        parameters: {
            query?: {
                /** @description 登录后回到本系统的哪一页 */
                back?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 不会有 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 到提供方的登录页 */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_people: {
        parameters: {
            query: {
                /** @description Beginning of the name, identity number, number of the card, or our number. */
                q: string;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Most on a page: 20 unless told, at most 100. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeoplePage"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    file_cross_region: {
        parameters: {
            query?: never;
            header?: {
                /** @description 经办人 */
                "X-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FilingRequest"];
            };
        };
        responses: {
            /** @description 改变了什么 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilingView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    record_fact: {
        parameters: {
            query?: never;
            header?: {
                /** @description 经办人 */
                "X-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonFact"];
            };
        };
        responses: {
            /** @description 改变了什么 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recompute: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecomputeBody"];
            };
        };
        responses: {
            /** @description 入账的差额，和算不出来的人 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recomputed"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 参保人编号（不是证件号码） */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 参保人 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    person_entitlement: {
        parameters: {
            query?: {
                /** @description In scope, in fen: 1,000,000 unless told. */
                amount_fen?: number;
            };
            header?: never;
            path: {
                /** @description 参保人编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 待遇 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entitlement"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    person_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 参保人编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 记录 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonHistory"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unmask_person: {
        parameters: {
            query?: never;
            header?: {
                /** @description 经办人 */
                "X-Operator"?: string | null;
            };
            path: {
                /** @description 参保人编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmaskRequest"];
            };
        };
        responses: {
            /** @description 所要的值，和审计序号 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unmasked"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_policies: {
        parameters: {
            query?: {
                /** @description As it is in force on this day; today unless told. */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 政策文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoliciesView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_policy_drafts: {
        parameters: {
            query?: {
                /** @description `draft`, `submitted`, `approved`, `refused`, `withdrawn`; all when absent. */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 草案 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDraftRow"][];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_policy_draft: {
        parameters: {
            query?: never;
            header: {
                /** @description 经办人 */
                "X-Operator": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDraft"];
            };
        };
        responses: {
            /** @description 草案 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDraftView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_policy_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 草案编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 草案 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDraftView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approve_policy_draft: {
        parameters: {
            query?: never;
            header: {
                /** @description 审批人 */
                "X-Operator": string;
            };
            path: {
                /** @description 草案编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decide"];
            };
        };
        responses: {
            /** @description 草案 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDraftRow"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_policy_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 草案编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckDraft"];
            };
        };
        responses: {
            /** @description 全部问题 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyCheck"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compare_policy_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 草案编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckDraft"];
            };
        };
        responses: {
            /** @description 不同 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyComparison"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_policy_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 草案编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 压缩包 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": number[];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_policy_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 草案编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckDraft"];
            };
        };
        responses: {
            /** @description 条文、规则、口径和算例 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuse_policy_draft: {
        parameters: {
            query?: never;
            header: {
                /** @description 审批人 */
                "X-Operator": string;
            };
            path: {
                /** @description 草案编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decide"];
            };
        };
        responses: {
            /** @description 草案 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDraftRow"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    save_policy_draft: {
        parameters: {
            query?: never;
            header: {
                /** @description 经办人 */
                "X-Operator": string;
            };
            path: {
                /** @description 草案编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveDraft"];
            };
        };
        responses: {
            /** @description 存下的草案 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDraftView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submit_policy_draft: {
        parameters: {
            query?: never;
            header: {
                /** @description 经办人 */
                "X-Operator": string;
            };
            path: {
                /** @description 草案编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Submit"];
            };
        };
        responses: {
            /** @description 草案 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDraftRow"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_back_policy_draft: {
        parameters: {
            query?: never;
            header: {
                /** @description 经办人 */
                "X-Operator": string;
            };
            path: {
                /** @description 草案编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Submit"];
            };
        };
        responses: {
            /** @description 草案 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDraftRow"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_policy_trial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 草案编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 进度和结果 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_policy_trial: {
        parameters: {
            query?: never;
            header: {
                /** @description 经办人 */
                "X-Operator": string;
            };
            path: {
                /** @description 草案编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartTrial"];
            };
        };
        responses: {
            /** @description 进度 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_policy_trial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 草案编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 工作簿 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_policy_trial_people: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 草案编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 少负担的人和多负担的人 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialPeople"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_policy_draft: {
        parameters: {
            query?: never;
            header: {
                /** @description 经办人 */
                "X-Operator": string;
            };
            path: {
                /** @description 草案编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Submit"];
            };
        };
        responses: {
            /** @description 草案 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDraftRow"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_policy: {
        parameters: {
            query?: {
                /** @description As it is in force on this day; today unless told. */
                on?: string;
            };
            header?: never;
            path: {
                /** @description 文件标识 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 条文、规则、口径和算例 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_region: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 用词 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_reimbursements: {
        parameters: {
            query?: {
                /**
                 * @description Where they stand; all when absent. Those that wait for a step come in the order of taking in, the others the
                 *     latest first.
                 */
                state?: "gathered" | "computed" | "paid" | "signed" | "withdrawn";
                /** @description Of this person. */
                person_id?: string;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Most rows: 50 unless told, at most 100. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReimbursementPage"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    gather_reimbursement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReimbursementRequest"];
            };
        };
        responses: {
            /** @description 手工报销 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReimbursementView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_reimbursement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReimbursementRequest"];
            };
        };
        responses: {
            /** @description 结算结果，没有入账 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_reimbursement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 手工报销号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 手工报销 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReimbursementDetail"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compute_reimbursement: {
        parameters: {
            query?: never;
            header?: {
                /** @description 经办人 */
                "X-Operator"?: string | null;
            };
            path: {
                /** @description 手工报销号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 手工报销 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReimbursementView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pay_reimbursement: {
        parameters: {
            query?: never;
            header?: {
                /** @description 经办人 */
                "X-Operator"?: string | null;
            };
            path: {
                /** @description 手工报销号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 手工报销 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReimbursementView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_reimbursement: {
        parameters: {
            query?: never;
            header?: {
                /** @description 经办人 */
                "X-Operator"?: string | null;
            };
            path: {
                /** @description 手工报销号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 手工报销 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReimbursementView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_reimbursement: {
        parameters: {
            query?: never;
            header?: {
                /** @description 经办人 */
                "X-Operator"?: string | null;
            };
            path: {
                /** @description 手工报销号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawBody"];
            };
        };
        responses: {
            /** @description 手工报销 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReimbursementView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 角色、操作和标记 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolesView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload_roster_document: {
        parameters: {
            query: {
                /** @description File name. */
                name: string;
            };
            header: {
                /** @description 经办人 */
                "X-Operator": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            /** @description 文件的指纹 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    roster_figures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 指标 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundCounts"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_roster_file: {
        parameters: {
            query: {
                /** @description File name, as the department named it. */
                name: string;
                /** @description Code of the department; recognised from the file when absent. */
                department?: string;
            };
            header: {
                /** @description 经办人 */
                "X-Operator": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            /** @description 比到了谁，有哪些新问题 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DailyView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_at_roster_file: {
        parameters: {
            query: {
                /** @description File name, as the department named it. */
                name: string;
                /** @description Code of the department; recognised from the file when absent. */
                department?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            /** @description 读成了什么 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileLook"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    save_roster_mapping: {
        parameters: {
            query?: never;
            header: {
                /** @description 经办人 */
                "X-Operator": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingOrder"];
            };
        };
        responses: {
            /** @description 存好的列对照 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappingSaved"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    roster_missing: {
        parameters: {
            query: {
                /** @description Class by identifier. */
                class: string;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissingPage"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_roster_problems: {
        parameters: {
            query?: {
                /** @description Kind (`paid`) or sub-case (`paid.poverty`). */
                kind?: string;
                /** @description Code of the township. */
                township?: string;
                /** @description Village. */
                village?: string;
                /** @description Department that gives the identity. */
                department?: string;
                /** @description Person. */
                person_id?: string;
                /** @description 待交办, 整改中, 待核实, 待销号, 已销号. */
                stage?: string;
                /** @description Only those not struck off. */
                open?: boolean;
                /** @description Only those that are late. */
                overdue?: boolean;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Most on a page: 50 unless told, at most 500. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemPage"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    act_on_many_problems: {
        parameters: {
            query?: never;
            header: {
                /** @description 经办人 */
                "X-Operator": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ManyAct"];
            };
        };
        responses: {
            /** @description 办了哪些，没办哪些 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManyDone"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assign_problems: {
        parameters: {
            query?: never;
            header: {
                /** @description 经办人 */
                "X-Operator": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignAll"];
            };
        };
        responses: {
            /** @description 交办了几个 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManyDone"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_roster_problem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 问题编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 问题 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDetail"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    act_on_roster_problem: {
        parameters: {
            query?: never;
            header: {
                /** @description 经办人 */
                "X-Operator": string;
            };
            path: {
                /** @description 问题编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProblemAct"];
            };
        };
        responses: {
            /** @description 现在的进度，和办结了什么 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_roster_rounds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 轮次 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundRow"][];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_roster_round: {
        parameters: {
            query?: never;
            header: {
                /** @description 经办人 */
                "X-Operator": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRound"];
            };
        };
        responses: {
            /** @description 这一轮 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundDone"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    roster_tally: {
        parameters: {
            query?: {
                /** @description Kind (`paid`) or sub-case (`paid.poverty`). */
                kind?: string;
                /** @description Code of the township. */
                township?: string;
                /** @description Village. */
                village?: string;
                /** @description Department that gives the identity. */
                department?: string;
                /** @description Person. */
                person_id?: string;
                /** @description 待交办, 整改中, 待核实, 待销号, 已销号. */
                stage?: string;
                /** @description Only those not struck off. */
                open?: boolean;
                /** @description Only those that are late. */
                overdue?: boolean;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Most on a page: 50 unless told, at most 500. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 计数 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemTally"][];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    roster_words: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 用词 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterWords"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    roster_work_list: {
        parameters: {
            query?: {
                /** @description Kind (`paid`) or sub-case (`paid.poverty`). */
                kind?: string;
                /** @description Code of the township. */
                township?: string;
                /** @description Village. */
                village?: string;
                /** @description Department that gives the identity. */
                department?: string;
                /** @description Person. */
                person_id?: string;
                /** @description 待交办, 整改中, 待核实, 待销号, 已销号. */
                stage?: string;
                /** @description Only those not struck off. */
                open?: boolean;
                /** @description Only those that are late. */
                overdue?: boolean;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Most on a page: 50 unless told, at most 500. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 工作簿 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_settlements: {
        parameters: {
            query?: {
                /** @description Of this person. */
                person_id?: string;
                /** @description Of this institution. */
                institution_id?: string;
                /** @description Settled on this day or later. */
                from?: string;
                /** @description Settled on this day or earlier. */
                until?: string;
                /** @description Where the page begins. */
                cursor?: string;
                /** @description Most rows: 50 unless told, at most 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementPage"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settle: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettleRequest"];
            };
        };
        responses: {
            /** @description 结算单 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_settlement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettleRequest"];
            };
        };
        responses: {
            /** @description 结算结果，没有入账 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_settlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 结算单号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 结算单 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reverse_settlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 结算单号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReverseBody"];
            };
        };
        responses: {
            /** @description 冲销结果 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReversalView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    statement_html: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 结算单号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 网页 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    statement_pdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 结算单号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页 PDF */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": number[];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in_ways: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 登录的办法 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInWays"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInBody"];
            };
        };
        responses: {
            /** @description 我，和登录到哪一步 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in_by_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeBody"];
            };
        };
        responses: {
            /** @description 我，和登录到哪一步 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in_second: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeBody"];
            };
        };
        responses: {
            /** @description 我；应答换发 Cookie */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignOutBody"];
            };
        };
        responses: {
            /** @description 已退出；Cookie 一并清除 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedOut"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_system: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 系统 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    back_up: {
        parameters: {
            query?: never;
            header?: {
                /** @description 经办人 */
                "X-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 备份 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupLine"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 令牌，新的在前，至多 500 个 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"][];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description 令牌 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeToken"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 令牌编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 令牌 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_waiting_visits: {
        parameters: {
            query: {
                /** @description The institution. */
                institution_id: string;
                /** @description Only those of this person. */
                person_id?: string;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Most on a page: 50 unless told, at most 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingPage"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_visit: {
        parameters: {
            query?: never;
            header: {
                /** @description 定点医药机构编号 */
                "X-Institution": string;
                /** @description 经办人 */
                "X-Operator"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVisit"];
            };
        };
        responses: {
            /** @description 就诊 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 就诊号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 就诊 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_visit: {
        parameters: {
            query?: never;
            header: {
                /** @description 定点医药机构编号 */
                "X-Institution": string;
                /** @description 经办人 */
                "X-Operator"?: string | null;
            };
            path: {
                /** @description 就诊号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 就诊 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discharge: {
        parameters: {
            query?: never;
            header: {
                /** @description 定点医药机构编号 */
                "X-Institution": string;
                /** @description 经办人 */
                "X-Operator"?: string | null;
            };
            path: {
                /** @description 就诊号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Discharge"];
            };
        };
        responses: {
            /** @description 就诊 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_lines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 就诊号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 明细 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitFeeLine"][];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_lines: {
        parameters: {
            query?: never;
            header: {
                /** @description 定点医药机构编号 */
                "X-Institution": string;
                /** @description 经办人 */
                "X-Operator"?: string | null;
            };
            path: {
                /** @description 就诊号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddLines"];
            };
        };
        responses: {
            /** @description 就诊 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitView"];
                };
            };
            /** @description 请求读不懂：不是 JSON、不是 UTF-8、路径或查询参数不合写法 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有登录，或登录已经过期 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这项权限（API-0403），或请求不是从本系统的页面发出（API-0407） */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 没有这个编号，或不在管辖范围 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体没有及时收完 */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 当前状态不允许，或同一报文号用于另一内容 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 请求体超过 2 MB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Content-Type 不是 application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 字段、类型或数值不对 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 太频繁，见 Retry-After */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统故障，没有入账 */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description 系统忙，请稍后用同一报文号重试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
