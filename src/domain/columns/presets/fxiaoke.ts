/** Fxiaoke 纷享销客: 客户 (customers, organizations mostly) and 联系人 (contacts). */
import type { Preset } from './preset.js';

export const FXIAOKE: Preset = {
  name: 'fxiaoke',
  label: '纷享销客',
  variants: [
    {
      signature: [
        '唯一性ID',
        '联系人姓名',
        '客户名称_唯一性ID',
        '关键决策人',
        '负责人主属部门',
        '联系人得分',
        '手机1归属国家',
      ],
      need: 3,
      id: '唯一性ID',
      columns: { 联系人姓名: 'fullName', 客户名称: 'organization', 来源: 'leadSource', 部门: 'department' },
    },
    {
      signature: [
        '唯一性ID',
        '客户名称',
        '负责人主属部门',
        '所属公海',
        '成交状态',
        '生命状态',
        '客户来源',
        '领取/分配时间',
      ],
      need: 3,
      id: '唯一性ID',
      columns: {
        客户名称: 'organization',
        客户简称: 'other',
        客户编号: 'customerNumber',
        最早成交日期: 'other',
        最新成交日期: 'other',
      },
    },
  ],
};
