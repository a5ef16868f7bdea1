// Opens Elsa Studio in our frame: picks the element of this address, watches its calls, and fills the bar above it.
(() => {
  'use strict';
  const api = `${location.origin}/elsa/api`;
  const host = document.getElementById('studio');
  const load = document.getElementById('studio-load');
  const banner = document.getElementById('studio-banner');
  const part = name => document.querySelector(`[data-studio="${name}"]`);
  const screen = host.dataset.screen;
  const id = host.dataset.id;
  const page = crypto.randomUUID();

  // Dates and the pager's own words; read once by .NET when it starts.
  try { localStorage.setItem('BlazorCulture', 'zh-CN'); } catch { /* without storage they stay English */ }

  const elements = {
    definitions: ['elsa-workflow-definition-list', {}, { editWorkflowDefinition: key => open(`definitions/${encodeURIComponent(key)}/edit`) }],
    definition: ['elsa-workflow-definition-editor', { 'definition-id': id }, {}],
    instances: ['elsa-workflow-instance-list', {}, { viewWorkflowInstance: key => open(`instances/${encodeURIComponent(key)}/view`) }],
    instance: ['elsa-workflow-instance-viewer', { 'instance-id': id }, { editWorkflowDefinition: key => open(`definitions/${encodeURIComponent(key)}/edit`) }],
  };
  const open = path => { location.href = `/studio/workflows/${path}`; };

  // What the bar tells.
  const say = (name, text) => {
    const place = part(name);
    if (!place) return;
    place.textContent = text ?? '';
    place.hidden = !text;
  };
  const clock = () => new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
  const warn = (text, plain, ...ends) => {
    const words = document.createElement('span');
    words.textContent = text;
    const end = document.createElement('span');
    end.className = 'end';
    end.append(...ends);
    banner.className = plain ? 'st-banner plain' : 'st-banner';
    banner.replaceChildren(words, end);
    banner.hidden = false;
  };
  const calm = () => { banner.hidden = true; };
  const link = (text, href, target) => Object.assign(document.createElement('a'), { className: 'st-btn', textContent: text, href, target: target ?? '' });
  const button = (text, act) => {
    const made = Object.assign(document.createElement('button'), { type: 'button', className: 'st-btn', textContent: text });
    made.addEventListener('click', act);
    return made;
  };

  const editions = JSON.parse(host.dataset.editions);
  const showInstance = instance => {
    say('name', instance.workflowState?.name ?? instance.name ?? instance.correlationId);
    say('edition', instance.correlationId);
    say('state', { Suspended: '等待中', Executing: '执行中', Pending: '未开始', Finished: '已结束', Faulted: '出错', Cancelled: '已取消' }[instance.subStatus]);
  };
  const show = definition => {
    if (screen !== 'definition' || !definition?.definitionId) return;
    say('name', definition.name);
    document.title = document.title.replace(/^.* · /, `${definition.name} · `);
    say('edition', editions[definition.customProperties?.organisation ?? '']);
    say('state', definition.isPublished ? `已发布 第 ${definition.version} 版` : `草稿 第 ${definition.version} 版`);
  };

  // A session that ended loses nothing: the call waits until somebody has signed in again, in another window, and is sent once more.
  const signedIn = again => new Promise(resolve => warn('登录已过期，未保存的改动还在这一页。请在新窗口重新登录，再回到这里继续。', false,
    link('重新登录', '/sign-in', '_blank'), button('我已登录，继续', () => { calm(); resolve(again()); })));

  const refused = async answer => {
    const problem = await answer.clone().json().catch(() => ({}));
    say('saved', '没有保存');
    if (problem.code === 'stale-revision' || problem.type?.endsWith('stale-revision')) {
      const difference = problem.difference ?? `/studio/definitions/${encodeURIComponent(id)}/revisions`;
      warn('这个流程在别处又被保存过，您刚才的改动没有覆盖它，已另存为您自己的修订。', false,
        link('查看差异', difference), button('载入最新草稿', () => location.reload()));
    }
  };

  const sent = window.fetch;
  window.fetch = async (target, settings) => {
    const url = new URL(target?.url ?? target, document.baseURI);
    if (!url.href.startsWith(`${api}/`)) return sent(target, settings);
    const headers = new Headers(settings?.headers ?? target?.headers);
    headers.set('X-Qingyi-Page', page);
    const send = async () => {
      const answer = await sent(target, { ...settings, headers });
      return answer.status === 401 ? signedIn(send) : answer;
    };
    // Studio drops an answer once it has read enough of it; read here to the end, none is broken off.
    const kept = async answer => [204, 205, 304].includes(answer.status) ? answer
      : new Response(await answer.arrayBuffer(), { status: answer.status, statusText: answer.statusText, headers: answer.headers });
    const saves = url.pathname === '/elsa/api/workflow-definitions' && settings?.method === 'POST';
    if (saves) say('saved', '正在保存……');
    const answer = await kept(await send());
    if (saves && answer.ok) {
      calm();
      say('saved', `${clock()} 已保存`);
      answer.clone().json().then(saved => show(saved.workflowDefinition), () => {});
    } else if (saves) {
      await refused(answer);
    } else if (answer.ok && url.pathname.startsWith('/elsa/api/workflow-definitions/by-definition-id/')) {
      answer.clone().json().then(show, () => {});
    } else if (answer.ok && screen === 'instance' && url.pathname === `/elsa/api/workflow-instances/${encodeURIComponent(id)}`) {
      answer.clone().json().then(showInstance, () => {});
    }
    return answer;
  };

  // The first load takes seconds; the bar counts the files of the runtime, of which a cold browser needs about 170.
  const bar = load.querySelector('progress');
  const watch = new PerformanceObserver(list => {
    bar.value = Math.min(95, bar.value + list.getEntries().filter(entry => entry.name.includes('/studio/_')).length * 0.6);
  });
  watch.observe({ type: 'resource', buffered: true });

  const start = async () => {
    const session = await sent(`${api}/features/installed`, { headers: { 'X-Qingyi-Page': page } }).catch(() => null);
    if (!session) {
      load.hidden = true;
      warn('连不上服务器，请检查网络后重新加载。', false, button('重新加载', () => location.reload()));
      return;
    }
    await session.text();
    if (session.status === 401) await signedIn(() => null);
    const [tag, attributes, callbacks] = elements[screen];
    const element = document.createElement(tag);
    element.setAttribute('remote-endpoint', api);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    host.append(element);
    const seen = new MutationObserver(() => {
      if (element.childElementCount === 0) return;
      seen.disconnect();
      watch.disconnect();
      bar.value = 100;
      load.hidden = true;
    });
    seen.observe(element, { childList: true, subtree: true });
    // Assigned before the class exists they would be lost.
    await customElements.whenDefined(tag);
    Object.assign(element, callbacks);
  };
  start();
})();
