-- Copychief in Neovim's own LSP client (0.7 or newer). Put this file on the runtime path, then:
--   require("copychief").setup({ settings = { profile = "strict" } })

local M = {}

M.filetypes = { "markdown", "text", "html" }

local function root(name)
  local found = vim.fs and vim.fs.find({ "copychief.toml", ".copychief.toml", ".git" }, { path = name, upward = true })[1]
  return found and vim.fn.fnamemodify(found, ":h") or vim.fn.fnamemodify(name, ":h")
end

-- Starts the server for a buffer, or attaches to the one that runs for its root.
function M.start(buffer, options)
  local name = vim.api.nvim_buf_get_name(buffer)
  local folder = root(name ~= "" and name or vim.fn.getcwd() .. "/untitled")
  M.clients = M.clients or {}
  local id = M.clients[folder]
  if id and vim.lsp.get_client_by_id(id) then
    vim.lsp.buf_attach_client(buffer, id)
    return id
  end
  id = vim.lsp.start_client({
    name = "copychief",
    cmd = options.cmd or { "copychief", "server" },
    root_dir = folder,
    workspace_folders = { { uri = vim.uri_from_fname(folder), name = folder } },
    init_options = options.settings or {},
    settings = { copychief = options.settings or {} },
    on_attach = options.on_attach,
  })
  M.clients[folder] = id
  if id then vim.lsp.buf_attach_client(buffer, id) end
  return id
end

function M.setup(options)
  options = options or {}
  vim.api.nvim_create_autocmd("FileType", {
    pattern = options.filetypes or M.filetypes,
    callback = function(event) M.start(event.buf, options) end,
  })
end

return M
