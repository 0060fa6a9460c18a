-- What a person does in Neovim, written down: open, look at the diagnostics, apply a fix, rename, look again.
-- Arguments by environment: CC_EDITORS (the folder with copychief.lua), CC_PYTHON, CC_SAMPLE, CC_OUT.

local out = { errors = {} }

local function finish()
  local file = assert(io.open(vim.env.CC_OUT, "w"))
  file:write(vim.json and vim.json.encode(out) or vim.fn.json_encode(out))
  file:close()
  vim.cmd("qall!")
end

local function text() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n") end

local function diagnostics()
  local rows = {}
  for _, d in ipairs(vim.diagnostic.get(0)) do
    local line = vim.api.nvim_buf_get_lines(0, d.lnum, d.lnum + 1, false)[1]
    local lsp = d.user_data and d.user_data.lsp
    table.insert(rows, { code = d.code or (lsp and lsp.code), words = line:sub(d.col + 1, d.end_col), line = d.lnum })
  end
  return rows
end

local function session()
  package.path = vim.env.CC_EDITORS .. "/?.lua;" .. package.path
  require("copychief").setup({ cmd = { vim.env.CC_PYTHON, "-m", "copychief", "server" }, settings = { delay = 20 } })
  vim.cmd("edit " .. vim.fn.fnameescape(vim.env.CC_SAMPLE))
  assert(vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 20), "no diagnostics")
  out.before = diagnostics()

  -- the fix, chosen from the menu of code actions
  vim.ui.select = function(items, _, choose)
    out.offered = {}
    for _, item in ipairs(items) do
      local action = item.action or item[2]
      table.insert(out.offered, action.title)
      if action.title == "Delete the second" then choose(item) end
    end
  end
  vim.fn.search("The the")
  local changed = text()
  vim.lsp.buf.code_action()
  assert(vim.wait(10000, function() return text() ~= changed end, 20), "the fix did nothing")
  out.fixed = text()

  vim.fn.search("Okafor said")
  vim.lsp.buf.rename("Bola Akintola")
  assert(vim.wait(10000, function() return text() ~= out.fixed end, 20), "the rename did nothing")
  out.renamed = text()
  vim.wait(10000, function()
    for _, row in ipairs(diagnostics()) do
      if row.code == "REP006" then return false end
    end
    return true
  end, 20)
  out.after = diagnostics()
end

local fine, error_text = xpcall(session, debug.traceback)
if not fine then table.insert(out.errors, error_text) end
finish()
