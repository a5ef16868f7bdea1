CREATE TABLE "ReturnTemplates" (
    "Key" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Json" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_ReturnTemplates" PRIMARY KEY ("Key", "Version")
);

CREATE TABLE "Returns" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Returns" PRIMARY KEY,
    "BookId" TEXT NOT NULL,
    "CampaignId" TEXT NOT NULL,
    "Obligation" TEXT NOT NULL,
    "Period" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "UnitId" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "UpperId" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "Template" TEXT NOT NULL,
    "TemplateVersion" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "Opens" TEXT NULL,
    "Due" TEXT NULL,
    "Derivation" TEXT NOT NULL,
    "Content" TEXT NOT NULL,
    "Round" INTEGER NOT NULL,
    "SubmittedAt" INTEGER NULL,
    "ReceivedAt" INTEGER NULL,
    "CreatedAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "ReturnSubmissions" (
    "ReturnId" TEXT NOT NULL,
    "Round" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Content" TEXT NOT NULL,
    "Missing" TEXT NOT NULL,
    "MissingText" TEXT NULL,
    "Late" INTEGER NOT NULL,
    "Verdict" TEXT NULL,
    "VerdictAt" INTEGER NULL,
    "VerdictBy" TEXT NULL,
    "VerdictText" TEXT NULL,
    CONSTRAINT "PK_ReturnSubmissions" PRIMARY KEY ("ReturnId", "Round")
);

CREATE TABLE "ReturnEvents" (
    "ReturnId" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NULL,
    "ByName" TEXT NOT NULL,
    "What" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Text" TEXT NULL,
    CONSTRAINT "PK_ReturnEvents" PRIMARY KEY ("ReturnId", "Sequence")
);

CREATE UNIQUE INDEX "IX_Returns_CampaignId_Obligation_Period_UnitId" ON "Returns" ("CampaignId", "Obligation", "Period", "UnitId");

CREATE INDEX "IX_Returns_Path" ON "Returns" ("Path");

CREATE INDEX "IX_Returns_UpperId_State" ON "Returns" ("UpperId", "State");
