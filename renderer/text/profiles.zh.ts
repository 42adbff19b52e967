/** Standards profiles: lists, dialog, comparison; Chinese. */
export const profilesZh = {
  'profile.one': '标准', 'profile.choose': '选择一个标准', 'profile.version': '版本 {version}', 'profile.open': '原文未定', 'profile.status.in-force': '现行', 'profile.status.superseded': '已被取代', 'profile.status.draft': '草案',
};
